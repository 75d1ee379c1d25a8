import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { AdminOrderView } from "@/lib/orders/admin-contract";

/** Before a refund: what it does to the tax invoice that the item is on. Nothing where there is none. */
export function RefundAndFapiao({ fapiao }: Pick<AdminOrderView["items"][number], "fapiao">) {
  const t = useTranslations("admin-orders.refund");
  if (fapiao === null) return null;
  const { id, number, issued } = fapiao;
  return (
    <Note kind="warn" title={t(issued ? "fapiaoIssued" : "fapiaoWaiting")}>
      <p>{t(issued ? "fapiaoIssuedWhat" : "fapiaoWaitingWhat")}</p>
      <p>
        <Link href={`/admin/fapiao/${id}`}>{t("fapiaoSee", { number })}</Link>
      </p>
    </Note>
  );
}
