import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { OpenOrder } from "@/lib/services/read-open-order";

/** Says on all pages of a service that an order for it is under way, and where to follow it. */
export function OpenOrderNote({ order: { orderId, number, action, unsure } }: { order: OpenOrder }) {
  const t = useTranslations("services.openOrder");
  return (
    <Note kind={unsure ? "unsure" : "plain"} title={t(unsure ? "unsure" : "underWay", { action })} className="my-6">
      {t.rich("what", { number, order: (text) => <Link href={`/account/orders/${orderId}`}>{text}</Link> })}
    </Note>
  );
}
