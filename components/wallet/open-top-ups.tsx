import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import type { TopUpView } from "@/lib/payments/contract";
import { CancelTopUp } from "./cancel-top-up";
import { TopUpStatus } from "./top-up-status";
import "./wallet.css";

/** Top-ups that are pending or were recently rejected, each with its remark. */
export function OpenTopUps({ rows }: { rows: readonly TopUpView[] }) {
  const t = useTranslations("wallet.topUp");
  return (
    <ul className="waits" aria-label={t("open")}>
      {rows.map((row) => (
        <li key={row.id}>
          <span>
            <Link href={`/account/wallet/top-up/${row.id}`} className="mono">
              {row.reference}
            </Link>{" "}
            <span className="hint">
              <Time at={row.createdAt} />
            </span>
          </span>
          <span className="row">
            <TopUpStatus state={row.state} small />
            <Money fen={row.amountFen} />
            {row.state === "pending" && <CancelTopUp id={row.id} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
