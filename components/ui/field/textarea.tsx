import type { ComponentProps } from "react";
import { cn } from "../cn";
import { Field, type FieldLook, input } from "./field";

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
      {(attributes) => (
        <textarea
          {...area}
          {...attributes}
          rows={rows}
          spellCheck={!mono}
          className={cn(
            input({ mono }),
            "field-sizing-content max-h-[60vh] min-h-[calc(var(--size-control)*2)] resize-y py-2 leading-[1.6] touch:leading-[1.6]",
          )}
        />
      )}
    </Field>
  );
}
