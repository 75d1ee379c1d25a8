import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import type { PurchaseForm } from "@/lib/product-lines/form";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import type { Unsold } from "@/lib/product-lines/sold-form";
import type { CatalogueLine, SaleField } from "./catalogue-contract";
import { choicesOf } from "./line-examples";
import { readLineOptions } from "./line-options";
import { readLineSale } from "./line-sale";

/** The form of a product line that staff may sell. @throws AppError not_found. */
export function formOf(productLine: string): PurchaseForm {
  const form = isProductLine(productLine) ? productLineOf(productLine).form : undefined;
  if (!form) throw notFound("line");
  return form;
}

/** Whether a product line is sold, its introduction, and which of its choices are not sold. Staff only. */
export async function readCatalogueLine(
  actor: StaffActor,
  { productLine }: { productLine: string },
): Promise<CatalogueLine> {
  if (actor.kind !== "staff") throw forbidden();
  const form = formOf(productLine);
  const { enabled, unsold, unsoldPairs, leadZh, leadEn } = await readLineSale(productLine);
  const fields = await fieldsOf(form, unsold);
  return { productLine, enabled, leadZh, leadEn, unsold, unsoldPairs: [...unsoldPairs], fields };
}

async function fieldsOf(form: PurchaseForm, unsold: Unsold): Promise<SaleField[] | null> {
  let options: unknown;
  try {
    options = await readLineOptions(form.productLine);
  } catch (error) {
    // The page says that the upstream does not answer; everything else on it can still be changed.
    if (error instanceof AppError) return null;
    throw error;
  }
  return [...choicesOf((draft) => form.fields(options as never, draft))].map(([id, choices]) => {
    const off = unsold[id] ?? [];
    // A choice that the shop does not sell stays listed while the upstream does not offer it.
    const gone = off.filter((value) => !choices.has(value)).map((value) => ({ value, label: value, sold: false }));
    const listed = [...choices.values()].map(({ value, label }) => ({
      value,
      label: label ?? null,
      sold: !off.includes(value),
    }));
    return { id, choices: [...listed, ...gone] };
  });
}
