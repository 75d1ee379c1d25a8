import type { ComponentProps } from "react";
import { cn } from "../cn";
import { Field, type FieldLook, input } from "./field";

export interface SelectChoice {
  value: string;
  label: string;
  disabled?: boolean;
  /** Choices with the same group stand together under its name. */
  group?: string;
}

interface Props extends FieldLook, Omit<ComponentProps<"select">, keyof FieldLook | "children"> {
  options: readonly SelectChoice[];
  /** The empty choice, for when nothing is chosen yet. */
  placeholder?: string;
}

/** One out of more than five; for fewer take RadioGroup or Segmented. */
export function Select({
  label,
  remark,
  hint,
  error,
  beside,
  hideLabel,
  short,
  id,
  className,
  options,
  placeholder,
  ...select
}: Props) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <Field {...{ label, remark, hint, error, beside, hideLabel, short, id, className }}>
      {(attributes) => (
        <select {...select} {...attributes} className={cn(input(), "pr-8 select-arrow")}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {groups.map((group) => {
            const inside = options
              .filter((option) => option.group === group)
              .map(({ value, label: text, disabled }) => (
                <option key={value} value={value} disabled={disabled}>
                  {text}
                </option>
              ));
            return group ? (
              <optgroup key={group} label={group}>
                {inside}
              </optgroup>
            ) : (
              inside
            );
          })}
        </select>
      )}
    </Field>
  );
}
