import type { FieldError } from "@/lib/core/errors";
import type { FormField } from "@/lib/product-lines/form";
import { formatHints } from "@/lib/product-lines/format-hints";

/** The faults of a form's fields as an answer names them: "config.<field>" → the code of a sentence, and the field's limits. */
export function formFaults(
  productLine: string,
  faults: Readonly<Record<string, string>>,
  fields: readonly FormField[],
  at: "config" | "input" = "config",
): Record<string, FieldError> {
  return Object.fromEntries(
    Object.entries(faults).map(([id, code]) => [
      `${at}.${id}`,
      formFault(
        productLine,
        code,
        fields.find((one) => one.id === id),
      ),
    ]),
  );
}

/** The fault of one field. A wrong format comes with what is wanted, as the form says it. */
export function formFault(productLine: string, code: string, field: FormField | undefined): FieldError {
  const hints = code === "pattern" && field ? formatHints(field, `${productLine}Line`) : [];
  return { code: `offers.field.${code}`, params: faultParams(field), ...(hints.length > 0 ? { hints } : {}) };
}

/** What the sentences of a field's faults say of its limits. */
function faultParams(field: FormField | undefined): Record<string, string | number> {
  if (field?.kind === "password") return { min: field.rule.min, max: field.rule.max, specials: field.rule.specials };
  if (field?.kind === "amount") return { min: field.min, max: field.max, step: field.step };
  return field && "maxLength" in field ? { max: field.maxLength } : {};
}
