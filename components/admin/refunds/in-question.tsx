import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { QuestionedPayment } from "@/lib/paying/refund-contract";
import { unchecked } from "@/messages/unchecked";

/** Payments whose sum was not the one that was asked for, with what is needed to find them at the gateway. */
export function InQuestion({ payments }: { payments: readonly QuestionedPayment[] }) {
  const names = unchecked(useTranslations("gateways"));
  const t = useTranslations("payment-refunds");
  return (
    <ul>
      {payments.map(({ id, number, gateway, amountFen, arrivedFen, createdAt, customer }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2 first:border-t-0"
        >
          <span>
            {names(`${gateway}.name`)}{" "}
            <Link href={`/admin/payments/${id}`} className="mono-value">
              {number}
            </Link>{" "}
            <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>{" "}
            <span className="text-sm text-ink-3">
              <Time at={createdAt} as="minute" />
            </span>
          </span>
          <span className="figures">
            {arrivedFen === null
              ? t("otherCurrency", { asked: formatFen(amountFen) })
              : t("otherSum", { asked: formatFen(amountFen), arrived: formatFen(arrivedFen) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
