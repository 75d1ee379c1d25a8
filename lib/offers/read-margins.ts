import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { Locale } from "@/lib/http/locale";
import { type Config, type Field, monthsOf } from "@/lib/lines/form";
import { lineOf } from "@/lib/lines/registry";
import { lineCost } from "@/lib/pricing/line-cost";
import { priceOfMonths } from "@/lib/pricing/price-of";
import { chooseRule } from "@/lib/pricing/price-rule";
import { readRules } from "@/lib/pricing/price-table";
import type { MarginExample } from "./catalogue-contract";
import { checkConfig } from "./check-config";
import { describeConfig } from "./describe-config";
import { combinationsOf } from "./line-examples";
import { readLineOptions } from "./line-options";
import { formOf } from "./read-catalogue-line";

/** A margin looks no different for a cost of this age. */
const MAX_AGE_MS = 86_400_000;

/**
 * An example of each price key of a line, as the form begins with it: what it costs us, the rule that applies, the price. Staff
 * only. @throws AppError not_found; offers.line_silent (503).
 */
export async function readMargins(
  actor: StaffActor,
  { line }: { line: string },
  { locale = "zh" }: { locale?: Locale } = {},
): Promise<{ rows: MarginExample[] }> {
  if (actor.kind !== "staff") throw forbidden();
  const form = formOf(line);
  const [options, rules] = await Promise.all([readLineOptions(line), readRules()]);
  const fieldsOf = (draft: Config) => form.fields(options as never, draft);
  const examples = new Map<string, Config>();
  for (const draft of combinationsOf(fieldsOf)) {
    const key = lineOf(line).priceKey("", draft);
    if (!examples.has(key)) examples.set(key, draft);
  }
  const rows = [...examples].map(async ([key, draft]): Promise<MarginExample> => {
    const terms = form.terms(options as never, draft);
    const { years, months } = terms.find((term) => monthsOf(term) === 12) ?? terms[0] ?? { years: 1, months: 0 };
    const { displayName, config } = checkConfig({ form, wholeForm: form, options }, draft, true);
    const costFen = await lineCost(
      { line, action: "register", name: "", displayName, config, years, months },
      MAX_AGE_MS,
    );
    const rule = chooseRule(rules, { line, key, action: "register" });
    const fields = fieldsOf(draft);
    return {
      key,
      field: fieldOf(fields, draft, key),
      summary: await describeConfig(line, fields, config, locale),
      years,
      months,
      costFen,
      priceFen: costFen === null ? null : priceOfMonths(costFen, rule, monthsOf({ years, months })),
      rule: "id" in rule ? rule : null,
    };
  });
  return { rows: await Promise.all(rows) };
}

function fieldOf(fields: readonly Field[], draft: Config, key: string): string | null {
  return fields.find(({ id, kind }) => kind === "choice" && draft[id] === key)?.id ?? null;
}
