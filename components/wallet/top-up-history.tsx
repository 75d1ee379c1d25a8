import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { formatFen } from "@/lib/core/money";
import { isOwnSerial } from "@/lib/core/own-serial";
import type { AdminTopUpRow } from "@/lib/payments/contract";

/** What became of a top-up after it was first confirmed, with who did it and why. For staff. */
export function TopUpHistory({ changes }: { changes: AdminTopUpRow["changes"] }) {
  const t = useTranslations("topUps.changes");
  return changes.map(({ kind, fromFen, toFen, bankSerial, at, by, reason }) => (
    <p className="text-sm text-ink-3 staff:text-xs" key={at.toISOString()}>
      {t(kind, {
        from: formatFen(fromFen),
        to: formatFen(toFen),
        serial: bankSerial ?? "",
        own: String(isOwnSerial(bankSerial ?? "")),
      })}{" "}
      <Time at={at} /> {by} {reason}
    </p>
  ));
}
