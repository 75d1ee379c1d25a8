import { useTranslations } from "next-intl";
import { DomainName } from "@/components/text/domain-name";
import { Money } from "@/components/text/money";
import { Punycode } from "@/components/text/punycode";
import { Time } from "@/components/text/time";
import { Facts } from "../ui/facts";
import { Secret } from "../ui/secret";
import { Stats } from "../ui/stat";
import { type ItemStatus, Status, type ThingState } from "../ui/status";

const items: readonly ItemStatus[] = ["placed", "waiting", "buying", "unsure", "accepted", "done", "mixed", "refused"];
const serviceStates: readonly ThingState[] = [
  "on",
  "opening",
  "unverified",
  "review",
  "unpassed",
  "expiring",
  "expired",
  "stopped",
  "failed",
  "off",
];
const moment = "2026-11-24T06:31:02Z";

export function Words() {
  const t = useTranslations("primitives.sample");
  return (
    <div className="[&>:where(:not(:first-child))]:mt-5">
      <DomainName name="山里茶.中国" as="title" />
      <p>
        <Punycode name="山里茶.中国" ascii="xn--rht251gbxj.xn--fiqs8s" />
      </p>
      <p>
        <DomainName name="shanlicha.com.cn" as="suffix" />
      </p>
      <p className="flex flex-wrap items-center gap-3">
        {items.map((state) => (
          <Status key={state} state={state} />
        ))}
      </p>
      <p className="flex flex-wrap items-center gap-3">
        {items.map((state) => (
          <Status key={state} state={state} staff small />
        ))}
      </p>
      <p className="flex flex-wrap items-center gap-3">
        {serviceStates.map((state) => (
          <Status key={state} state={state} />
        ))}
      </p>
      <p>
        <Status state="accepted" detail={t("waitsForReview")} />
      </p>
      <Stats
        stats={[
          { id: "a", label: t("available"), value: <Money fen="40440" large /> },
          { id: "h", label: t("held"), value: <Money fen="77800" />, note: t("heldFor") },
          { id: "d", label: t("domains"), value: "42" },
        ]}
      />
      <Facts
        facts={[
          { id: "in", label: t("incoming"), value: <Money fen="100000" sign /> },
          { id: "out", label: t("outgoing"), value: <Money fen="-88200" sign /> },
          { id: "sum", label: t("total"), value: <Money fen="11800" total /> },
          { id: "list", label: t("price"), value: <Money fen="7500" short /> },
          { id: "at", label: t("when"), value: <Time at={moment} /> },
          { id: "day", label: t("day"), value: <Time at={moment} as="prose" now={moment} /> },
          { id: "pw", label: t("password"), value: <Secret label={t("password")} reveal={async () => "k7#Wq-2mRz"} /> },
        ]}
      />
    </div>
  );
}
