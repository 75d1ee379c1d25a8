import { useTranslations } from "next-intl";
import { cn } from "../cn";
import { note } from "../note";

export interface SummaryError {
  /** The id of the control to go to; without one the sentence stands alone. */
  id?: string;
  /** What the field is called. */
  label?: string;
  message: string;
}

/**
 * On top of a form that was not accepted: says how many things to mend and links to each. Nothing when there are none.
 * It takes the focus when it appears (useForm does that), so a screen reader begins here.
 */
export function FormSummary({ errors, detail, id }: { errors: readonly SummaryError[]; detail?: string; id?: string }) {
  const t = useTranslations("ui.form");
  const text = ({ label, message }: SummaryError) => (label ? t("item", { label, message }) : message);
  if (errors.length === 0 && !detail) return null;
  return (
    <div className={cn(note({ kind: "bad" }), "focus:outline-0")} role="alert" id={id} tabIndex={-1} data-summary>
      <b>{errors.length > 0 ? t("mend", { count: errors.length }) : detail}</b>
      {errors.length > 0 && (
        <ul className="mt-1 reach-links">
          {errors.map((error) => (
            <li key={`${error.id ?? ""}${error.message}`} className="py-0.5">
              {error.id ? <a href={`#${error.id}`}>{text(error)}</a> : text(error)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
