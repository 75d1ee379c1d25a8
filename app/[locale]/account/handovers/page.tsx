import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { HandedGoods } from "@/components/handovers/handed-goods";
import { TakeAll } from "@/components/handovers/take-all";
import { TakeService } from "@/components/handovers/take-service";
import { NavPlace } from "@/components/shell/nav-place";
import { Time } from "@/components/text/time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requireCustomer } from "@/lib/auth/current-actor";
import { shanghaiMinute } from "@/lib/core/time";
import { listToAccept } from "@/lib/handovers/list-to-accept";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "handovers.take" });
  return { title: t("title") };
}

/** The services that other customers hand over to this one. */
export default async function HandoversPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const actor = await requireCustomer();
  const [t, all, clock, rows, { email }] = await Promise.all([
    getTranslations("handovers.take"),
    getTranslations("handovers.all"),
    getTranslations("ui"),
    listToAccept(actor),
    readOwnAccount(actor),
  ]);
  return (
    <main id="main" className="page-width">
      <NavPlace segment="services" />
      <PageTitle title={t("title")}>{rows.length > 0 && <p className="max-w-136">{t("lead")}</p>}</PageTitle>
      {rows.length === 0 && <EmptyState text={t("none", { email })} />}
      <ClientMessages names={["handovers.take", "handovers.all", "errors.handovers"]}>
        {[...new Set(rows.map(({ from }) => from))].map((from) => {
          const handovers = rows.filter((row) => row.from === from);
          if (handovers.length < 2) return null;
          return (
            <Section key={from} title={all("title")}>
              <TakeAll from={from} handovers={handovers} />
            </Section>
          );
        })}
        {rows.map((row) => (
          <Section key={row.id} title={row.services[0]?.displayName ?? ""}>
            <div className="max-w-text space-y-6">
              <HandedGoods
                goods={row}
                side="take"
                before={[{ id: "from", label: t("from"), value: row.from }]}
                after={[
                  ...(row.serviceExpiresAt
                    ? [{ id: "expires", label: t("expires"), value: <Time at={row.serviceExpiresAt} as="day" /> }]
                    : []),
                  { id: "until", label: t("until"), value: clock("clock", { at: shanghaiMinute(row.expiresAt) }) },
                ]}
              />
              <TakeService handover={row} />
            </div>
          </Section>
        ))}
      </ClientMessages>
    </main>
  );
}
