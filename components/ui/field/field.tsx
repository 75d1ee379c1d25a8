import { cva } from "class-variance-authority";
import { type ReactNode, useId } from "react";
import { cn } from "../cn";
import { Icon } from "../icon";

/** A text field, a select or a text area; `mono` for what gets copied. */
export const input = cva(
  [
    "min-h-control w-full rounded-md border border-edge bg-surface px-3 py-1 text-body as-stored touch:text-base",
    "placeholder:text-ink-3 placeholder:opacity-100 focus-visible:rounded-md focus-visible:-outline-offset-1",
    "aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad",
  ],
  { variants: { mono: { true: "mono-value" } } },
);

/** The words above a control, a group of controls or a table. */
export const labelClass = "text-sm font-strong";

/** What a control needs to belong to its label, hint and error. Spread it on the input. */
export interface FieldAttributes {
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
  children: (attributes: FieldAttributes) => ReactNode;
}

/** The line below a control: its error, or else its hint. Nothing when there is neither. */
export function FieldNote({ id, error, hint }: { id: string | undefined; error?: ReactNode; hint?: ReactNode }) {
  if (error) {
    return (
      <p
        data-testid="field-error"
        className="relative pl-[1.4rem] text-sm text-bad [&_:is(a,button)]:text-inherit [&_:is(a,button)]:decoration-current"
        id={id}
      >
        <Icon name="alert" className="absolute top-[3px] left-0" />
        {error}
      </p>
    );
  }
  return hint ? (
    <p className="text-sm text-ink-3 staff:text-xs" id={id}>
      {hint}
    </p>
  ) : null;
}

/** Label above, control, hint below; an error stands in the place of the hint. */
export function Field({ label, remark, hint, error, beside, hideLabel, short, id, className, children }: Props) {
  const made = useId();
  const control = id ?? made;
  const note = error || hint ? `${control}-note` : undefined;
  const head = (
    <label htmlFor={control} className={hideLabel ? "sr-only" : labelClass}>
      {label}
      {remark && <small className="font-normal text-ink-3"> {remark}</small>}
    </label>
  );
  return (
    <div className={cn("grid content-start gap-1", short && "[&_:is(input,select,textarea)]:max-w-56", className)}>
      {beside ? (
        <div className="flex flex-wrap items-center justify-between gap-3 reach-links">
          {head}
          {beside}
        </div>
      ) : (
        head
      )}
      {children({ id: control, "aria-describedby": note, "aria-invalid": error ? true : undefined })}
      <FieldNote id={note} error={error} hint={hint} />
    </div>
  );
}
