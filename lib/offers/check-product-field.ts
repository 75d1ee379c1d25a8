import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { FieldError } from "@/lib/core/errors";
import { type Config, type FieldAnswer, type FormField, fieldFault, meantBy } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { upstream } from "@/lib/upstream/client";
import { readSoldLine } from "./line-options";

/**
 * What the upstream says of a value of a product line's form. A field that isn't asked about has no answer: "failed".
 * @throws AppError not_found, offers.line_not_sold (404).
 */
export async function checkProductField(
  _actor: Actor,
  { productLine, field, value }: { productLine: string; field: string; value: string },
): Promise<Required<FieldAnswer>> {
  const { id } = await readSoldLine(productLine);
  const { answer, params = {} } = (await productLineOf(id).ask?.(upstream().call, field, value)) ?? {
    answer: "failed",
  };
  return { answer, params };
}

/** The faults of values that the upstream says can't be ordered, by path ("config.<field>"). Without an answer there is no fault. */
export async function askedFaults(
  productLine: string,
  fields: readonly FormField[],
  config: Config,
): Promise<Record<string, FieldError>> {
  const { ask } = productLineOf(productLine);
  const asked = fields.filter(
    (field) => field.asked && config[field.id] && fieldFault(field, config[field.id]) === null,
  );
  const answers = await Promise.all(
    asked.map(async (field) => ask?.(upstream().call, field.id, String(meantBy(field, config[field.id])))),
  );
  return Object.fromEntries(
    asked.flatMap(({ id }, at) =>
      answers[at]?.answer === "taken" ? [[`config.${id}`, { code: `lines.${productLine}.${id}_taken` }]] : [],
    ),
  );
}
