import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";

interface Props {
  orderId: string;
  number: string;
  /** What it is for: "renew", "upgrade" … */
  action: string;
  /** Nobody knows yet whether the provider did it. */
  unsure: boolean;
}

/** Says on all pages of a service that an order for it is under way, and where to follow it. */
export function OpenOrderNote({ orderId, number, action, unsure }: Props) {
  const t = useTranslations("services.openOrder");
  return (
    <Note kind={unsure ? "unsure" : "plain"} title={t(unsure ? "unsure" : "underWay", { action })} className="my-6">
      {t.rich("what", { number, order: (text) => <Link href={`/account/orders/${orderId}`}>{text}</Link> })}
    </Note>
  );
}
