import "server-only";
import { LRUCache } from "lru-cache";
import type { Fen } from "@/lib/core/money";
import { HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { type CostAnswer, type CostQuestion, costAnswersOf } from "@/lib/pricing/cost";
import { costsHoldSince } from "@/lib/pricing/cost-table";
import { linePrice } from "@/lib/pricing/line-price";
import { type Config, type FormField, initialOf } from "@/lib/product-lines/form";
import { monthsOf, type Term } from "@/lib/product-lines/term";
import { checkConfig } from "./check-config";
import type { SoldLine } from "./line-options";

/** The cheapest way to begin with a product line. */
export interface LowestPrice extends Term {
  priceFen: Fen;
  config: Config;
  /** The fields that the price depends on, for its words: those whose every choice has this price are left out. */
  fields: readonly FormField[];
}

interface Candidate extends LowestPrice {
  /** Index of the combination of choices that it comes from. */
  origin: number;
  draft: Config;
}

/** How often the next larger numbers and the next longer terms are tried where a combination isn't sold with its least ones. */
const MOST_STEPS = 8;
const MOST_TRIES_A_STEP = 12;
/** An upstream that sells nothing of a line is not asked for every size of it. */
const MOST_TRIES = 400;

/**
 * What was not for sale a moment ago: the table of costs keeps prices only, and a list that everybody reads must not ask the upstream
 * each time. The key holds when staff last changed costs.
 */
const unsold = new LRUCache<string, true>({ max: 5_000, ttl: HOUR_MS });

/**
 * The lowest price for which the form can be ordered: over every combination of its choices, each with its least numbers and its shortest
 * term. A price never falls when a number or a term grows, so larger ones are tried only where these aren't for sale.
 * @returns null where nothing is for sale, and where a price stayed unanswered: a cheaper one could be among them.
 */
export async function lowestPrice(sold: SoldLine, maxAgeMs: number): Promise<LowestPrice | null> {
  const since = (await costsHoldSince(db, sold.id, new Date()))?.getTime() ?? 0;
  const found: Candidate[] = [];
  const seen = new Set<string>();
  let tries = leastDrafts(sold).flatMap((draft, origin) => attempt(sold, draft, 0, origin));
  for (let step = 0; step < MOST_STEPS && tries.length > 0 && seen.size < MOST_TRIES; step++) {
    for (const { question } of tries) seen.add(JSON.stringify(question));
    const answers = await answersTo(tries, since, maxAgeMs);
    if (answers.some(({ kind }) => kind === "failed" || kind === "refused")) return null;
    const refused: Attempt[] = [];
    for (const [at, one] of tries.entries()) {
      const answer = answers[at];
      if (answer?.kind === "priced") found.push({ ...one, priceFen: await linePrice(answer.costFen, one.question) });
      else refused.push(one);
    }
    tries = nextAttempts(sold, refused).filter(
      (one) => !seen.has(JSON.stringify(one.question)) && !found.some((cheaper) => isLarger(one, cheaper)),
    );
  }
  const [first, ...others] = found;
  if (!first) return null;
  const best = others.reduce((least, one) => (one.priceFen < least.priceFen ? one : least), first);
  return { ...best, fields: tellingFields(best, found) };
}

interface Attempt extends Omit<Candidate, "priceFen"> {
  termIndex: number;
  question: CostQuestion;
}

/** Nothing where the configuration can't be ordered. */
function attempt(sold: SoldLine, draft: Config, termIndex: number, origin: number): Attempt[] {
  const { displayName, config, faults } = checkConfig(sold, draft, true);
  const terms = [...sold.form.terms(sold.options as never, draft)].sort((a, b) => monthsOf(a) - monthsOf(b));
  const term = terms[termIndex];
  if (!term || Object.keys(faults).length > 0) return [];
  const { years, months } = term;
  const question = { productLine: sold.id, action: "purchase", name: "", displayName, config, years, months } as const;
  return [
    {
      ...{ origin, draft, config, years, months, termIndex, question },
      fields: sold.form.fields(sold.options as never, draft),
    },
  ];
}

/** Every combination of choices, with the least numbers. A field may depend on those before it, never on those after it. */
function leastDrafts({ form, options }: SoldLine): Config[] {
  const walk = (draft: Config, at: number): Config[] => {
    const field = form.fields(options as never, draft)[at];
    if (!field) return [draft];
    return leastValues(field).flatMap((value) =>
      walk(value === null ? draft : { ...draft, [field.id]: value }, at + 1),
    );
  };
  return walk({}, 0);
}

function leastValues(field: FormField): (string | number | boolean | null)[] {
  switch (field.kind) {
    case "choice":
      return field.choices.map(({ value }) => value);
    case "switch":
      return [false, true];
    case "amount":
      return [amountAbove(field, Number.NEGATIVE_INFINITY) ?? field.min];
    case "name":
    case "password":
      return [null];
    default:
      return [initialOf(field)];
  }
}

function amountAbove(field: Extract<FormField, { kind: "amount" }>, value: number): number | undefined {
  if (field.values) return [...field.values].sort((a, b) => a - b).find((one) => one > value);
  const next = value < field.min ? field.min : value + field.step;
  return next <= field.max ? next : undefined;
}

/** One number larger, or one term longer. */
function nextAttempts(sold: SoldLine, refused: readonly Attempt[]): Attempt[] {
  const counts = new Map<number, number>();
  const different = new Map<string, Attempt>();
  for (const { draft, fields, termIndex, origin } of refused) {
    const larger = fields.flatMap((field): Config[] => {
      if (field.kind !== "amount") return [];
      const next = amountAbove(field, Number(draft[field.id]));
      return next === undefined ? [] : [{ ...draft, [field.id]: next }];
    });
    const next = [
      ...larger.flatMap((one) => attempt(sold, one, termIndex, origin)),
      ...attempt(sold, draft, termIndex + 1, origin),
    ];
    for (const one of next) {
      const count = counts.get(origin) ?? 0;
      const key = JSON.stringify(one.question);
      if (count >= MOST_TRIES_A_STEP || different.has(key)) continue;
      counts.set(origin, count + 1);
      different.set(key, one);
    }
  }
  return [...different.values()];
}

/** Whether one has the choices of the other, no number smaller and no shorter term: then it can't be cheaper. */
function isLarger(one: Attempt, than: Candidate): boolean {
  return (
    one.origin === than.origin &&
    monthsOf(one) >= monthsOf(than) &&
    one.fields.every(
      ({ id, kind }) => kind !== "amount" || Number(one.draft[id] ?? 0) >= Number(than.draft[id] ?? Infinity),
    )
  );
}

async function answersTo(tries: readonly Attempt[], since: number, maxAgeMs: number): Promise<CostAnswer[]> {
  const keyOf = ({ question }: Attempt) => `${since} ${JSON.stringify(question)}`;
  const unknown = tries.filter((one) => maxAgeMs === 0 || !unsold.has(keyOf(one)));
  const asked = await costAnswersOf(
    unknown.map(({ question }) => question),
    maxAgeMs,
  );
  const answers = new Map(unknown.map((one, at) => [one, asked[at]]));
  for (const [one, answer] of answers) if (answer?.kind === "not_for_sale") unsold.set(keyOf(one), true);
  return tries.map((one) => answers.get(one) ?? { kind: "not_for_sale" });
}

/** From the last choice to the first: a choice that any other one could stand for at the same price says nothing. */
function tellingFields(best: Candidate, found: readonly Candidate[]): FormField[] {
  const differs = best.fields.filter(({ kind }) => kind === "choice" || kind === "switch");
  const telling = new Set(differs.map(({ id }) => id));
  for (const { id } of differs.reverse()) {
    const rest = [...telling].filter((one) => one !== id);
    const alike = found.filter(({ draft }) => rest.every((one) => draft[one] === best.draft[one]));
    if (alike.every(({ priceFen }) => priceFen === best.priceFen)) telling.delete(id);
  }
  return best.fields.filter(({ id, kind }) => kind === "amount" || telling.has(id));
}
