import "server-only";
import type { Fen } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import { costsOf } from "@/lib/pricing/cost";
import { type Config, type FormField, ownLabel } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { type Term, usualTerm } from "@/lib/product-lines/term";
import type { Language } from "@/messages/languages";
import { checkConfig } from "./check-config";
import { describeConfig } from "./describe-config";
import { combinationsOf } from "./line-examples";
import { readLineOptions } from "./line-options";
import { formOf } from "./read-catalogue-line";

/** A cost of this age is good enough to show a margin. */
const MAX_AGE_MS = DAY_MS;

/** A typical configuration for one of a product line's price keys. */
export interface Example extends Term {
  key: string;
  /** The field whose choice the key is; null: the key is no choice. */
  field: string | null;
  /** The choice's own label, which the upstream gave it; null: our messages have its words. */
  label: string | null;
  summary: string;
  /** Null: not for sale, or nobody answers. */
  costFen: Fen | null;
}

/** An example of each price key of a product line: the first configuration of the form that has the key. @throws AppError not_found; offers.line_silent (503). */
export async function marginExamples(productLine: string, locale: Language): Promise<Example[]> {
  const form = formOf(productLine);
  const options = await readLineOptions(productLine);
  const fieldsOf = (draft: Config) => form.fields(options as never, draft);
  const examples = new Map<string, Config>();
  for (const draft of combinationsOf(fieldsOf)) {
    const key = productLineOf(productLine).priceKey("", draft);
    if (!examples.has(key)) examples.set(key, draft);
  }
  const rows = [...examples].map(async ([key, draft]): Promise<Example> => {
    const terms = form.terms(options as never, draft);
    const { years, months } = usualTerm(terms);
    const { displayName, config } = checkConfig({ form, wholeForm: form, options }, draft, true);
    const question = { productLine, action: "purchase" as const, name: "", displayName, config, years, months };
    const fields = fieldsOf(draft);
    return {
      key,
      ...keyChoice(fields, draft, key, locale),
      summary: await describeConfig(productLine, fields, config, locale),
      years,
      months,
      costFen: (await costsOf([question], MAX_AGE_MS))[0] ?? null,
    };
  });
  return await Promise.all(rows);
}

/** The choice that a price key is. */
function keyChoice(fields: readonly FormField[], draft: Config, key: string, locale: Language) {
  for (const field of fields) {
    if ((field.kind !== "choice" && field.kind !== "pick") || draft[field.id] !== key) continue;
    const choice = field.choices.find(({ value }) => value === key);
    return { field: field.id, label: (choice && ownLabel(choice, locale)) ?? null };
  }
  return { field: null, label: null };
}
