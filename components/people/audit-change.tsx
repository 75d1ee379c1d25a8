import { useTranslations } from "next-intl";
import type { AuditRow } from "@/lib/audit/contract";
import { changedFields, fieldText } from "@/messages/changed-fields";
import { unchecked } from "@/messages/unchecked";

const CELL = "border-t border-rule py-1 pr-4 text-left align-top wrap-anywhere";

/** What an audit row changed: each field with its value before and after. */
export function AuditChange({
  row,
}: {
  row: Pick<AuditRow, "before" | "after" | "names" | "subjectKind" | "subjectId">;
}) {
  const t = useTranslations("people.audit");
  const say = { all: unchecked(useTranslations()), names: row.names, of: row };
  const fields = changedFields(row.before, row.after, say);
  const value = (text: string | null) => text ?? <span className="text-ink-3">{t("none")}</span>;
  const wasThere = fields.some((field) => field.before !== null);
  // What is gone has nothing to compare with.
  const isThere = !wasThere || row.after !== null;
  return (
    <table className="my-1 text-sm staff:text-xs">
      <thead className="text-ink-3">
        <tr>
          <th className="py-1 pr-4 text-left font-normal">{t("field")}</th>
          {wasThere && <th className="py-1 pr-4 text-left font-normal">{t("before")}</th>}
          {isThere && <th className="py-1 text-left font-normal">{t("after")}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, ...one }) => (
          <tr key={field}>
            <th scope="row" className={`${CELL} font-normal text-ink-2`}>
              {field ? fieldText(field, say) : t("value")}
            </th>
            {wasThere && <td className={CELL}>{value(one.before)}</td>}
            {isThere && <td className={CELL}>{value(one.after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
