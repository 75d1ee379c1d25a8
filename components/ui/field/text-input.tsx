import type { ComponentProps } from "react";
import { Field, type FieldLook, input as inputClass } from "./field";

interface Props extends FieldLook, Omit<ComponentProps<"input">, keyof FieldLook | "children"> {
  /** For what gets copied: host names, codes, keys. Also turns spelling help off. */
  mono?: boolean;
}

/** A single line of text with its label, hint and error. Works with useForm: `<TextInput label="…" {...form.text("email")} />`. */
export function TextInput({
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
  ...input
}: Props) {
  return (
    <Field {...{ label, remark, hint, error, beside, hideLabel, short, id, className }}>
      {(attributes) => (
        <input
          type="text"
          {...(mono && { spellCheck: false, autoCapitalize: "off", autoCorrect: "off" })}
          {...input}
          {...attributes}
          className={inputClass({ mono })}
        />
      )}
    </Field>
  );
}
