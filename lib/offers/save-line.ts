import "server-only";
import { isDeepStrictEqual } from "node:util";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { settleDraft } from "@/lib/product-lines/form";
import { soldForm, type Unsold, type UnsoldPair } from "@/lib/product-lines/sold-form";
import type { CatalogueLine } from "./catalogue-contract";
import { readLineOptions } from "./line-options";
import { saleOf } from "./line-sale";
import { formOf, readCatalogueLine } from "./read-catalogue-line";

interface Sale {
  enabled: boolean;
  leadZh: string;
  leadEn: string;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
}

/**
 * Sets whether a product line is sold, which choices and pairs of choices are not, and its introduction. Applies to purchases from now on: what is
 * ordered already is delivered, and services can still be renewed. Audited. Safe to repeat.
 * @throws AppError forbidden (403); not_found; offers.nothing_left (422) beside `unsold` when a product line that is sold has no way
 *   left to be bought; offers.line_silent (503); offers.changed_meanwhile (409): it is no longer what `seen` says.
 */
export async function saveLine(
  actor: StaffActor,
  input: Sale & { productLine: string; seen?: Sale | undefined },
): Promise<CatalogueLine> {
  if (actor.role === "support") throw forbidden();
  const { productLine, enabled, leadZh, leadEn, seen } = input;
  const unsold = tidied(input.unsold);
  const unsoldPairs = tidiedPairs(input.unsoldPairs);
  if (enabled) await requireWayToBuy(productLine, unsold, unsoldPairs);
  else formOf(productLine);
  const fields = { enabled, leadZh, leadEn, unsold, unsoldPairs, updatedBy: actor.userId };
  await db.$transaction(async (tx) => {
    await takeLock(tx, `line:${productLine}`);
    const before = await tx.lineSetting.findUnique({ where: { productLine } });
    const now = tidiedSale(saleOf(productLine, before));
    if (seen && !isDeepStrictEqual(tidiedSale(seen), now)) {
      // Sent again, because the first answer was lost.
      if (isDeepStrictEqual(tidiedSale(input), now)) return;
      throw conflict("offers.changed_meanwhile");
    }
    await tx.lineSetting.upsert({ where: { productLine }, create: { productLine, ...fields }, update: fields });
    await recordEvent(tx, actor, {
      action: "offers.save-line",
      subject: { kind: "line", id: productLine },
      before: { ...saleOf(productLine, before) },
      after: { enabled, leadZh, leadEn, unsold, unsoldPairs },
    });
  });
  return await readCatalogueLine(actor, { productLine });
}

const tidiedSale = ({ enabled, leadZh, leadEn, unsold, unsoldPairs }: Sale) => ({
  ...{ enabled, leadZh, leadEn, unsold: tidied(unsold), unsoldPairs: tidiedPairs(unsoldPairs) },
});

/** Sorted, without duplicates and empty fields. */
function tidied(unsold: Unsold): Record<string, string[]> {
  const kept = Object.entries(unsold).filter(([, values]) => values.length > 0);
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, values]) => [id, [...new Set(values)].sort()]),
  );
}

/** The same for pairs; the fields of a pair are sorted as well. */
function tidiedPairs(pairs: readonly UnsoldPair[]): Record<string, string>[] {
  const texts = pairs.map((pair) => JSON.stringify(Object.entries(pair).sort(([a], [b]) => (a < b ? -1 : 1))));
  return [...new Set(texts)].sort().map((text) => Object.fromEntries(JSON.parse(text) as [string, string][]));
}

async function requireWayToBuy(productLine: string, unsold: Unsold, pairs: readonly UnsoldPair[]): Promise<void> {
  const whole = formOf(productLine);
  if (Object.keys(unsold).length === 0 && pairs.length === 0) return;
  const options = await readLineOptions(productLine);
  const form = soldForm(whole, unsold, pairs);
  const fieldsOf = (draft: Parameters<typeof form.fields>[1]) => form.fields(options as never, draft);
  const fields = fieldsOf(settleDraft(fieldsOf, {}));
  const empty = fields.find((field) => field.kind === "choice" && field.choices.length === 0);
  if (empty) throw invalid({ unsold: "offers.nothing_left" });
}
