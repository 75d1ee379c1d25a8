import Link from "next/link";
import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import type { RegistrantRow } from "@/lib/registrants/contract";
import { RealNameStatus } from "./real-name-status";
import "./registrants.css";
import { unchecked } from "@/messages/unchecked";

/** The registrants of the customer. */
export function RegistrantList({ rows }: { rows: readonly RegistrantRow[] }) {
  const t = useTranslations("registrants");
  return (
    <ul className="rg-list" aria-label={t("title")}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={`/account/registrants/${row.id}`}>{row.displayName}</Link>
          <RealNameStatus row={row} small />
          <p className="hint">
            {t(row.kind)}
            {t("comma")}
            {unchecked(t)(`documents.${row.idType}`)} <span className="mono">{row.idNumberMasked}</span>
          </p>
          <p className="hint">
            <Time at={row.createdAt} as="day" />
          </p>
        </li>
      ))}
    </ul>
  );
}
