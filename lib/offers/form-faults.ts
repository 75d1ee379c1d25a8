import type { FieldError } from "@/lib/core/errors";
import type { FormField } from "@/lib/product-lines/form";

/** The faults of a form's fields as an answer names them: "config.<field>" → the code of a sentence, and the field's limits. */
export function formFaults(
  faults: Readonly<Record<string, string>>,
  fields: readonly FormField[],
  at: "config" | "input" = "config",
): Record<string, FieldError> {
  return Object.fromEntries(
    Object.entries(faults).map(([id, code]) => [
      `${at}.${id}`,
      { code: `offers.field.${code}`, params: faultParams(fields.find((one) => one.id === id)) },
    ]),
  );
}

/** What the sentences of a field's faults say of its limits. */
export function faultParams(field: FormField | undefined): Record<string, string | number> {
  if (field?.kind === "password") return { min: field.rule.min, max: field.rule.max, specials: field.rule.specials };
  if (field?.kind === "amount") return { min: field.min, max: field.max, step: field.step };
  return field && "maxLength" in field ? { max: field.maxLength } : {};
}
