import type { FieldError } from "@/lib/core/errors";
import type { FormField } from "@/lib/product-lines/form";
import { formatHints } from "@/lib/product-lines/format-hints";
import { passwordFaults } from "@/lib/product-lines/password-rule";

/**
 * The faults of a form's fields as an answer names them: "config.<field>" → the code of a sentence, and the field's limits.
 * @param values what was filled in; of a password all rules that it breaks are named.
 */
export function formFaults(
  productLine: string,
  faults: Readonly<Record<string, string>>,
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
  at: "config" | "input" = "config",
): Record<string, FieldError> {
  return Object.fromEntries(
    Object.entries(faults).map(([id, code]) => [
      `${at}.${id}`,
      formFault(
        productLine,
        code,
        fields.find((one) => one.id === id),
        values[id],
      ),
    ]),
  );
}

/** The fault of one field. A wrong format comes with what is wanted, as the form says it; a password with the rules that it breaks. */
export function formFault(productLine: string, code: string, field: FormField | undefined, value: unknown): FieldError {
  const hints = code === "pattern" && field ? formatHints(field, `${productLine}Line`) : [];
  return {
    code: `offers.field.${code}`,
    params: faultParams(code, field, value),
    ...(hints.length > 0 ? { hints } : {}),
  };
}

/** What the sentences of a field's faults say of its limits; of a password also `broken`, the rules (hintedSentences). */
function faultParams(code: string, field: FormField | undefined, value: unknown): Record<string, string | number> {
  if (field?.kind === "password" && code === "password") {
    const { min, max, specials } = field.rule;
    return { min, max, specials, broken: passwordFaults(field.rule, String(value ?? "")).join(" ") };
  }
  if (field?.kind === "amount") return { min: field.min, max: field.max, step: field.step };
  return field && "maxLength" in field ? { max: field.maxLength } : {};
}
