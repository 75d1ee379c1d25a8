import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { AdminTopUpRow } from "@/lib/payments/contract";
import { ChargeBackTopUp } from "./charge-back-top-up";
import { CorrectTopUp } from "./correct-top-up";
import { ReverseTopUp } from "./reverse-top-up";

/**
 * What staff can do about a confirmed top-up: correct its sum, reverse it because it was booked by mistake, or record that the payer took
 * it back. A correction that waits for a second person is named.
 */
export function ChangeTopUp({ row }: { row: AdminTopUpRow }) {
  const t = useTranslations("topUps");
  const { id, reference, amountFen, waits, unannounced } = row;
  const receivedFen = row.receivedFen ?? amountFen;
  const known = { id, reference, seen: row.changes.length };
  const customer = row.customer.name || row.customer.email;
  return (
    <>
      {waits && (
        <p className="text-sm text-ink-3 staff:text-xs">
          {t("correctionWaits", { name: waits.by, amount: formatFen(waits.receivedFen) })}{" "}
          <Link href="/admin/attention">{t("see")}</Link>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {row.method === "bank_transfer" && (
          <>
            {!waits && <CorrectTopUp {...known} {...{ customer, amountFen, receivedFen, unannounced }} />}
            <ReverseTopUp {...known} {...{ receivedFen, unannounced }} bankSerial={row.bankSerial ?? ""} />
          </>
        )}
        <ChargeBackTopUp {...known} amountFen={receivedFen} />
        {row.method !== "bank_transfer" && (
          <span className="text-sm text-ink-3 staff:text-xs">{t("onlyTakeBack")}</span>
        )}
      </div>
    </>
  );
}
