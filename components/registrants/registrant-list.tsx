import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { RegistrantRow } from "@/lib/registrants/contract";
import { unchecked } from "@/messages/unchecked";
import { RealNameStatus } from "./real-name-status";

/** The registrants of the customer. */
export function RegistrantList({ rows }: { rows: readonly RegistrantRow[] }) {
  const t = useTranslations("registrants");
  return (
    <ul aria-label={t("title")}>
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 border-t border-rule py-3.5 last:border-b max-md:grid-cols-[1fr]"
        >
          <Link href={`/account/registrants/${row.id}`} className="font-strong">
            {row.displayName}
          </Link>
          <RealNameStatus row={row} small />
          <p className="text-sm text-ink-3 staff:text-xs">
            {t(row.kind)}
            {t("comma")}
            {unchecked(t)(`documents.${row.idType}`)} <span className="mono-value">{row.idNumberMasked}</span>
          </p>
          <p className="text-sm text-ink-3 staff:text-xs">
            <Time at={row.createdAt} as="day" />
          </p>
        </li>
      ))}
    </ul>
  );
}
