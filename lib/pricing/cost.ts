import "server-only";
import { refusesCredentials } from "@/lib/cndns/outcome";
import type { Fen } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { UpstreamPrice } from "@/lib/db/generated/client";
import type { CostSubject, QuotedAction } from "@/lib/product-lines/product-action";
import type { Call } from "@/lib/product-lines/reading";
import { actionOf, productLineOf } from "@/lib/product-lines/registry";
import { upstream } from "@/lib/upstream/client";
import { costsHoldSince, costTableOf } from "./cost-table";

/** What a cost is asked for: an action of a product line, for a term. */
export interface CostQuestion extends CostSubject {
  productLine: string;
}

/**
 * not_for_sale: there is no price for it. refused: the upstream does not accept our credentials, so further questions are in vain.
 * failed: it did not answer, or not so that it could be understood.
 */
export type CostAnswer =
  | { kind: "priced"; costFen: Fen; beforeFen: Fen | null }
  | { kind: "not_for_sale" }
  | { kind: "refused" }
  | { kind: "failed" };

/** The row under which an answer is kept. */
interface Place {
  productLine: string;
  action: string;
  key: string;
  years: number;
}

/** Answers of the upstream are kept, in one table for all lines. What staff enter is read where it stands. */
function isKept(question: CostQuestion): boolean {
  return actionOf(question).costTable === undefined;
}

function placeOf(question: CostQuestion): Place {
  const { productLine, action, years } = question;
  const key = productLineOf(productLine).costKey?.(question) ?? configurationKey(question);
  return { productLine, action, key, years };
}

/** The configuration in an order of its own, the months, and whose it is where that decides (a renewal). */
function configurationKey({ name, config, months }: CostQuestion): string {
  const parts = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
  const owner = name === "" ? "" : `${name} `;
  return `${owner}${JSON.stringify(parts)}${months > 0 ? ` m${months}` : ""}`;
}

/**
 * Asks what an action costs us, and keeps the answer. "Not for sale" takes the kept one away; a failure leaves it. Spends nothing,
 * safe to repeat.
 */
export async function askCost(question: CostQuestion): Promise<CostAnswer> {
  let refused = false;
  const call: Call = async (row, input, ...context) => {
    const inLane = (context.length > 0 ? context : [{ lane: "prices" }]) as typeof context;
    const outcome = await upstream().call(row, input, ...inLane);
    refused ||= refusesCredentials(outcome);
    return outcome;
  };
  const costFen = await quoteAt(call, question);
  if (refused) return { kind: "refused" };
  if (costFen === "unclear") return { kind: "failed" };
  const where = placeOf(question);
  if (costFen === null) {
    if (isKept(question)) await db.upstreamPrice.deleteMany({ where });
    return { kind: "not_for_sale" };
  }
  return { kind: "priced", costFen, beforeFen: isKept(question) ? await keep(where, costFen) : null };
}

async function quoteAt(call: Call, { productLine, action, ...subject }: CostQuestion) {
  const now = new Date();
  const quoted: QuotedAction = { ...subject, before: null };
  const costs = await costTableOf(db, { productLine, action, displayName: subject.displayName }, now);
  return await actionOf({ productLine, action }).quote(call, quoted, costs, now);
}

/** @returns what was kept before. */
async function keep(where: Place, costFen: Fen): Promise<Fen | null> {
  const unique = { productLine_action_key_years: where };
  const before = await db.upstreamPrice.findUnique({ where: unique });
  const kept = { costFen, fetchedAt: new Date() };
  await db.upstreamPrice.upsert({ where: unique, create: { ...where, ...kept }, update: kept });
  return before?.costFen ?? null;
}

/**
 * The costs of these actions of one product line, from what is kept where it is younger than `maxAgeMs`, else asked for, all at
 * once. When nobody answers, what is kept serves up to a day: the cost is asked once more before anything is bought.
 * @returns in the order of the questions; null where it is not for sale or nobody knows.
 */
export async function costsOf(questions: readonly CostQuestion[], maxAgeMs: number): Promise<(Fen | null)[]> {
  const answers = await costAnswersOf(questions, maxAgeMs);
  return answers.map((answer) => (answer.kind === "priced" ? answer.costFen : null));
}

/** As `costsOf`, for callers to whom "not for sale" and "nobody answered" are different answers. */
export async function costAnswersOf(questions: readonly CostQuestion[], maxAgeMs: number): Promise<CostAnswer[]> {
  const kept = await readKept(questions);
  return await Promise.all(
    questions.map(async (question): Promise<CostAnswer> => {
      const { action, key, years } = placeOf(question);
      const known = kept.find((row) => row.action === action && row.key === key && row.years === years);
      const ageMs = known ? Date.now() - known.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
      const asKept = known && { kind: "priced" as const, costFen: known.costFen, beforeFen: known.costFen };
      if (asKept && ageMs <= maxAgeMs) return asKept;
      const answer = await askCost(question);
      const unanswered = answer.kind === "refused" || answer.kind === "failed";
      return unanswered && asKept && ageMs <= DAY_MS ? asKept : answer;
    }),
  );
}

/** Answers for the upstream without asking it. */
const unasked: Call = async () => ({ kind: "unreached", reason: "vetoed" });

/**
 * The costs of these actions of one product line without a call: what was answered last, however long ago, or what follows from the
 * costs that staff entered. For overviews; before anything is sold the cost is asked for.
 * @returns in the order of the questions; null where it would have to be asked for.
 */
export async function knownCostsOf(questions: readonly CostQuestion[]): Promise<(Fen | null)[]> {
  const [first] = questions;
  if (!first) return [];
  const now = new Date();
  const [kept, costs] = await Promise.all([readKept(questions), costTableOf(db, first, now)]);
  const known = new Map(kept.map((row) => [JSON.stringify([row.action, row.key, row.years]), row.costFen]));
  return await Promise.all(
    questions.map(async (question) => {
      const { action, key, years } = placeOf(question);
      const costFen = known.get(JSON.stringify([action, key, years]));
      if (costFen !== undefined) return costFen;
      const cost = await actionOf(question).quote(unasked, { ...question, before: null }, costs, now);
      return cost === "unclear" ? null : cost;
    }),
  );
}

/** What was worked out last, unless staff entered other costs since, or a dated one has begun. */
async function readKept(questions: readonly CostQuestion[]): Promise<UpstreamPrice[]> {
  const places = questions.filter(isKept).map(placeOf);
  const [first] = places;
  if (!first) return [];
  const { productLine } = first;
  const key = { in: [...new Set(places.map((place) => place.key))] };
  const kept = await db.upstreamPrice.findMany({ where: { productLine, key } });
  if (!productLineOf(productLine).costRows || kept.length === 0) return kept;
  const since = await costsHoldSince(db, productLine, new Date());
  return since ? kept.filter(({ fetchedAt }) => since < fetchedAt) : kept;
}
