import { useTranslations } from "next-intl";
import { unchecked } from "@/messages/unchecked";
import { changedFields } from "./changed-fields";

const CELL = "border-t border-rule py-1 pr-4 text-left align-top wrap-anywhere";

/** What an audit row changed: each field with its value before and after. */
export function AuditChange({ before, after }: { before: unknown; after: unknown }) {
  const t = useTranslations("people.audit");
  const words = unchecked(useTranslations());
  const fields = changedFields(before, after);
  const label = (field: string) =>
    words.has(`audit.field.${field}`) ? (
      words(`audit.field.${field}`)
    ) : (
      <span className="mono-value">{field || t("value")}</span>
    );
  const value = (text: string | null) => text ?? <span className="text-ink-3">{t("none")}</span>;
  const wasThere = fields.some((field) => field.before !== null);
  return (
    <table className="my-1 text-sm staff:text-xs">
      <thead className="text-ink-3">
        <tr>
          <th className="py-1 pr-4 text-left font-normal">{t("field")}</th>
          {wasThere && <th className="py-1 pr-4 text-left font-normal">{t("before")}</th>}
          <th className="py-1 text-left font-normal">{t("after")}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, ...one }) => (
          <tr key={field}>
            <th scope="row" className={`${CELL} font-normal text-ink-2`}>
              {label(field)}
            </th>
            {wasThere && <td className={CELL}>{value(one.before)}</td>}
            <td className={CELL}>{value(one.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
