import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { PaymentView } from "@/lib/paying/contract";
import { unchecked } from "@/messages/unchecked";

/** Payments that can still be paid: who left finds the way back. */
export function OpenPayments({ payments }: { payments: readonly PaymentView[] }) {
  const t = useTranslations("payments");
  const names = unchecked(useTranslations("gateways"));
  return (
    <ul aria-label={t("open")}>
      {payments.map(({ id, gateway, amountFen, createdAt }) => (
        <li
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2 first:border-t-0"
          key={id}
        >
          <span>
            <Link href={`/account/payments/${id}`}>{t("goOn", { gateway: names(`${gateway}.name`) })}</Link>{" "}
            <span className="text-sm text-ink-3">
              <Time at={createdAt} />
            </span>
          </span>
          <Money fen={amountFen} />
        </li>
      ))}
    </ul>
  );
}
