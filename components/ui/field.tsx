import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** What a control needs to belong to its label, hint and error. Spread it on the input. */
export interface FieldWire {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

export interface FieldLook {
  label: string;
  /** A quiet remark beside the label: “选填”, “小的先用”. */
  remark?: string;
  hint?: ReactNode;
  /** Takes the hint's place and may hold a link or a button that mends it. */
  error?: ReactNode;
  /** On the label's line at the right: “忘记密码”. */
  beside?: ReactNode;
  hideLabel?: boolean;
  /** At most 14 rem wide: numbers, postcodes, codes. */
  short?: boolean;
  /** The input's id, when a summary of errors links to it. */
  id?: string;
  className?: string;
}

interface Props extends FieldLook {
  children: (wire: FieldWire) => ReactNode;
}

/** Label above, control, hint below; an error stands in the place of the hint. */
export function Field({ label, remark, hint, error, beside, hideLabel, short, id, className, children }: Props) {
  const made = useId();
  const control = id ?? made;
  const note = error || hint ? `${control}-note` : undefined;
  const head = (
    <label htmlFor={control} className={clsx("label", hideLabel && "vh")}>
      {label}
      {remark && <small> {remark}</small>}
    </label>
  );
  return (
    <div className={clsx("field", short && "field-short", className)}>
      {beside ? (
        <div className="row apart reach">
          {head}
          {beside}
        </div>
      ) : (
        head
      )}
      {children({ id: control, "aria-describedby": note, "aria-invalid": error ? true : undefined })}
      {error ? (
        <p className="err" id={note}>
          {error}
        </p>
      ) : (
        hint && (
          <p className="hint" id={note}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
