import "server-only";
import type { Fen } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Config, Term } from "@/lib/product-lines/form";
import type { Cost } from "@/lib/product-lines/product-action";
import { actionOf, productLineOf } from "@/lib/product-lines/registry";
import { upstream } from "@/lib/upstream/client";
import { costsHoldSince, readCostTable } from "./cost-table";

export interface LineCostQuestion extends Term {
  line: string;
  action: "register" | "renew";
  /** Purchases: as chosen, or "" where it doesn't matter yet. Renewals: the product's. */
  name: string;
  displayName: string;
  config: Config;
}

/**
 * What a purchase or renewal of a line costs us, from what is kept where it is younger than `maxAgeMs`, else asked for. When
 * nobody answers, what is kept serves up to a day: the price is asked once more before anything is bought.
 * @returns null where it is not for sale or nobody knows.
 */
export async function lineCost(question: LineCostQuestion, maxAgeMs: number): Promise<Fen | null> {
  const where = {
    line: question.line,
    action: question.action,
    key: costKeyOf(question),
    years: question.years,
  };
  const known = await knownCost(where);
  const ageMs = known ? Date.now() - known.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
  if (known && ageMs <= maxAgeMs) return known.costFen;
  const costFen = await ask(question);
  if (costFen === "unclear") return known && ageMs <= DAY_MS ? known.costFen : null;
  if (costFen === null) {
    await db.upstreamPrice.deleteMany({ where });
    return null;
  }
  const kept = { costFen, fetchedAt: new Date() };
  await db.upstreamPrice.upsert({
    where: { line_action_key_years: where },
    create: { ...where, ...kept },
    update: kept,
  });
  return costFen;
}

/** What was worked out last, unless staff entered other costs since, or a dated one has begun. */
async function knownCost(where: { line: string; action: string; key: string; years: number }) {
  const known = await db.upstreamPrice.findUnique({ where: { line_action_key_years: where } });
  if (!known || !productLineOf(where.line).costRows) return known;
  const since = await costsHoldSince(db, where.line, new Date());
  return since && since >= known.fetchedAt ? null : known;
}

/** The configuration in an order of its own, the months, and for renewals whose it is. */
function costKeyOf({ action, name, config, months }: LineCostQuestion): string {
  const parts = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${action === "renew" ? `${name} ` : ""}${JSON.stringify(parts)}${months > 0 ? ` m${months}` : ""}`;
}

async function ask({ line: id, action, ...subject }: LineCostQuestion): Promise<Cost> {
  const now = new Date();
  const costs = await readCostTable(db, id, now);
  const asked = actionOf({ line: id, action: action === "renew" ? "renew" : "purchase" });
  return await asked.quote(upstream().call, { ...subject, before: null }, costs, now);
}
