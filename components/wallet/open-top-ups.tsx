import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { TopUpView } from "@/lib/payments/contract";
import { CancelTopUp } from "./cancel-top-up";
import { TopUpStatus } from "./top-up-status";

/** Top-ups that are pending or were recently rejected, each with its remark. */
export function OpenTopUps({ rows }: { rows: readonly TopUpView[] }) {
  const t = useTranslations("wallet.topUp");
  return (
    <ul aria-label={t("open")}>
      {rows.map((row) => (
        <li
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2 first:border-t-0"
          key={row.id}
        >
          <span>
            <Link href={`/account/wallet/top-up/${row.id}`} className="mono-value">
              {row.reference}
            </Link>{" "}
            <span className="text-sm text-ink-3">
              <Time at={row.createdAt} />
            </span>
          </span>
          <span className="flex flex-wrap items-center gap-3">
            <TopUpStatus state={row.state} small />
            <Money fen={row.amountFen} />
            {row.state === "pending" && <CancelTopUp id={row.id} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
