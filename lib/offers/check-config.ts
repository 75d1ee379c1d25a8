import "server-only";
import type { FieldError } from "@/lib/core/errors";
import { type Config, checkFields, fieldFault, type PurchaseForm } from "@/lib/product-lines/form";
import { takeSecret } from "@/lib/product-lines/form-secret";
import { formFault } from "./form-faults";
import type { SoldLine } from "./line-options";

/** A configuration that is sold, split into the parts that an order keeps separately. */
export interface CheckedConfig {
  /** "" where the upstream makes the name. */
  name: string;
  /** In a list: the name, or the configuration in figures. */
  displayName: string;
  /** Without name, password and personal data. */
  config: Config;
  /** The chosen password or the personal data, if the form asks for them. */
  secret: string | undefined;
}

/**
 * Checks a configuration against the product line's form, with the same functions that drew the form.
 * @param loose while a customer is still choosing: an empty name and empty texts are accepted.
 * @returns the faults per field ("config.<field>"), and what was read; complete only when there are none.
 */
export function checkConfig(
  { form, wholeForm, options }: Pick<SoldLine, "form" | "wholeForm" | "options">,
  draft: Config,
  loose = false,
): CheckedConfig & { faults: Record<string, FieldError> } {
  const fields = form.fields(options as never, draft);
  const { config, faults: codes } = checkFields(fields, draft);
  const faults: Record<string, FieldError> = {};
  for (const [id, code] of Object.entries(codes)) {
    if (loose && code === "missing") continue;
    const unsold = code === "choice" && isOffered(wholeForm, options, draft, id);
    faults[`config.${id}`] = unsold
      ? { code: "offers.choice_unsold" }
      : formFault(
          form.productLine,
          code,
          fields.find((one) => one.id === id),
          draft[id],
        );
  }
  if (Object.keys(codes).length === 0) {
    for (const [id, code] of Object.entries(form.check?.(options as never, config) ?? {})) {
      faults[`config.${id}`] = { code: `lines.${form.productLine}.${code}` };
    }
  }
  const name = form.nameField === null ? "" : String(config[form.nameField] ?? "").toLowerCase();
  const kept = Object.fromEntries(Object.entries(config).filter(([id]) => id !== form.nameField));
  return {
    name,
    displayName: form.title(config),
    ...takeSecret(fields, kept),
    faults,
  };
}

/** Whether the upstream offers the choice: then it was the shop that took it out. */
function isOffered(form: PurchaseForm, options: unknown, draft: Config, id: string): boolean {
  const field = form.fields(options as never, draft).find((one) => one.id === id);
  return field !== undefined && fieldFault(field, draft[id]) === null;
}
