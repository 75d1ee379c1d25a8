import "server-only";
import { readPrice } from "@/lib/cndns/endpoints/product-and-user";
import { refusesCredentials } from "@/lib/cndns/outcome";
import type { Fen } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { upstream } from "@/lib/upstream/client";
import { readCostKey } from "./cost-key";

export interface CostQuestion {
  key: string;
  action: "register" | "renew";
  years: number;
}

/**
 * not_for_sale: the upstream finds no price. refused: it does not accept our credentials, so further questions are in vain.
 * failed: it did not answer, or not so that it could be understood.
 */
export type CostAnswer =
  | { kind: "priced"; costFen: Fen; beforeFen: Fen | null }
  | { kind: "not_for_sale" }
  | { kind: "refused" }
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
  if (refusesCredentials(outcome)) return { kind: "refused" };
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
 * The costs of these terms, from what is kept where it is younger than `maxAgeMs`, else asked for, all at once. When the
 * upstream doesn't answer, what is kept serves up to a day: the price is asked once more before anything is bought.
 * @returns in the order of the questions; null where it is not for sale or nobody knows.
 */
export async function costsOf(questions: readonly CostQuestion[], maxAgeMs: number): Promise<(Fen | null)[]> {
  const kept = await db.upstreamPrice.findMany({
    where: { line: LINE, key: { in: [...new Set(questions.map(({ key }) => key))] } },
  });
  return await Promise.all(
    questions.map(async (question) => {
      const { key, action, years } = question;
      const known = kept.find((row) => row.key === key && row.action === action && row.years === years);
      const ageMs = known ? Date.now() - known.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
      if (known && ageMs <= maxAgeMs) return known.costFen;
      const answer = await askCost(question);
      if (answer.kind === "priced") return answer.costFen;
      return answer.kind !== "not_for_sale" && known && ageMs <= DAY_MS ? known.costFen : null;
    }),
  );
}
