import { useTranslations } from "next-intl";
import { OwnTransferSteps } from "@/components/services/page/own-sections";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import type { ItemView } from "@/lib/orders/contract";
import { useReason } from "./use-reason";

/** The progress of a transfer, on the page of its domain. */
export function TransferProgress({ item, orderId }: { item: ItemView; orderId: string }) {
  const t = useTranslations("order-pages.transfer");
  const sentence = useReason();
  return (
    <Section title={t("heading")} lead={t("lead")}>
      <div className="space-y-4">
        <Note
          kind={item.transfer?.wantsCode ? "warn" : "plain"}
          title={sentence(item.reason, item.productLine) ?? t("begun")}
        />
        <OwnTransferSteps item={item} />
        <p>
          <Link href={`/account/orders/${orderId}`}>{t("order")}</Link>
        </p>
      </div>
    </Section>
  );
}
