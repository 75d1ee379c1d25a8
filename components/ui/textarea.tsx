import clsx from "clsx";
import type { ComponentProps } from "react";
import { Field, type FieldLook } from "./field";

interface Props extends FieldLook, Omit<ComponentProps<"textarea">, keyof FieldLook | "children"> {
  mono?: boolean;
}

/** Several lines of text; grows with what is written where the browser can. */
export function Textarea({
  label,
  remark,
  hint,
  error,
  beside,
  hideLabel,
  short,
  id,
  className,
  mono,
  rows = 4,
  ...area
}: Props) {
  return (
    <Field {...{ label, remark, hint, error, beside, hideLabel, short, id, className }}>
      {(wire) => (
        <textarea {...area} {...wire} rows={rows} spellCheck={!mono} className={clsx("in area", mono && "mono")} />
      )}
    </Field>
  );
}
