import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { askCost, type CostQuestion } from "./ask-cost";
import { costKey } from "./cost-key";
import { forgetPriceTable } from "./price-table";

export interface RefreshResult {
  asked: number;
  priced: number;
  notForSale: number;
  /** Not answered; what was known stays. */
  failed: number;
  changed: { suffix: string; action: string; fromFen: bigint; toFen: bigint }[];
}

/**
 * Asks the upstream for the shortest term and for one year of renewal of every enabled suffix, or of the given ones,
 * for English and Chinese labels. The client's limit in flight paces it. Safe to repeat at any time.
 */
export async function refreshPrices(actor: Actor, input: { suffixes?: readonly string[] }): Promise<RefreshResult> {
  if (actor.kind !== "system" && (actor.kind !== "staff" || actor.role === "support")) throw forbidden();
  const suffixes = await db.suffix.findMany({
    where: { enabled: true, ...(input.suffixes ? { suffix: { in: [...input.suffixes] } } : {}) },
    orderBy: { position: "asc" },
  });
  const questions = suffixes.flatMap(({ suffix, minYears }) =>
    [...new Set([costKey(suffix, ""), costKey(suffix, "中")])].flatMap((key): CostQuestion[] => [
      { key, action: "register", years: minYears },
      { key, action: "renew", years: 1 },
    ]),
  );
  const answers = await Promise.all(questions.map(async (question) => ({ question, answer: await askCost(question) })));
  forgetPriceTable();
  const count = (kind: string) => answers.filter(({ answer }) => answer.kind === kind).length;
  return {
    asked: answers.length,
    priced: count("priced"),
    notForSale: count("not_for_sale"),
    failed: count("failed"),
    changed: answers.flatMap(({ question, answer }) =>
      answer.kind === "priced" && answer.beforeFen !== null && answer.beforeFen !== answer.costFen
        ? [{ suffix: question.key, action: question.action, fromFen: answer.beforeFen, toFen: answer.costFen }]
        : [],
    ),
  };
}
