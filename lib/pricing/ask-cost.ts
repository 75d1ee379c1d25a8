import "server-only";
import { readPrice } from "@/lib/cndns/endpoints/common";
import type { Fen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import { upstream } from "@/lib/upstream/client";
import { readCostKey } from "./cost-key";

export interface CostQuestion {
  key: string;
  action: "register" | "renew";
  years: number;
}

/** not_for_sale: the upstream finds no price. failed: it did not answer, or not so that it could be understood. */
export type CostAnswer =
  | { kind: "priced"; costFen: Fen; beforeFen: Fen | null }
  | { kind: "not_for_sale" }
  | { kind: "failed" };

const LINE = "domain";

/**
 * Asks the upstream what a domain costs us and keeps the answer. A price of 0 or none means "not for sale" and takes the
 * kept one away; a failure leaves it. Safe to repeat. Manual: 十七, 3.
 */
export async function askCost({ key, action, years }: CostQuestion): Promise<CostAnswer> {
  const { suffix, names } = readCostKey(key);
  const outcome = await upstream().call(
    readPrice,
    { product: "domain", years, names, price: action === "renew" ? "renewal" : "purchase", suffix },
    { lane: "prices" },
  );
  if (outcome.kind !== "ok") return { kind: "failed" };
  const costFen = outcome.value;
  const where = { line: LINE, action, key, years };
  if (costFen === null || costFen <= 0n) {
    await db.upstreamPrice.deleteMany({ where });
    return { kind: "not_for_sale" };
  }
  const before = await db.upstreamPrice.findUnique({ where: { line_action_key_years: where } });
  const kept = { costFen, fetchedAt: new Date() };
  await db.upstreamPrice.upsert({
    where: { line_action_key_years: where },
    create: { ...where, ...kept },
    update: kept,
  });
  return { kind: "priced", costFen, beforeFen: before?.costFen ?? null };
}

/**
 * The cost of a term, from what is kept when it is younger than `maxAgeMs`, else asked for. When the upstream doesn't
 * answer, what is kept serves up to a day: the price is asked once more before anything is bought.
 * @returns null when it is not for sale or nobody knows.
 */
export async function costOf(question: CostQuestion, maxAgeMs: number): Promise<Fen | null> {
  const where = { line: LINE, action: question.action, key: question.key, years: question.years };
  const kept = await db.upstreamPrice.findUnique({ where: { line_action_key_years: where } });
  const ageMs = kept ? Date.now() - kept.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
  if (kept && ageMs <= maxAgeMs) return kept.costFen;
  const answer = await askCost(question);
  if (answer.kind === "priced") return answer.costFen;
  return answer.kind === "failed" && kept && ageMs <= DAY_MS ? kept.costFen : null;
}

const DAY_MS = 86_400_000;
