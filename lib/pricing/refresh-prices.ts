import "server-only";
import pLimit from "p-limit";
import type { Actor } from "@/lib/core/actor";
import { AppError, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { costKey } from "@/lib/product-lines/domain/cost-key";
import { askCost, type CostAnswer, type CostQuestion } from "./cost";
import { forgetPriceTable } from "./price-table";

export interface RefreshResult {
  asked: number;
  priced: number;
  notForSale: number;
  /** Not answered, or not asked after a refusal; the kept cost stays. */
  failed: number;
  changed: { suffix: string; action: string; fromFen: bigint; toFen: bigint }[];
}

/** One name for each of the upstream's price lists, the English one first. */
export const LABELS = ["name", "中"];

/**
 * Asks the upstream for the shortest term and for one year of renewal of every enabled suffix, or of the given ones,
 * for English and Chinese labels, a few at a time. Stops at the first answer that refuses our credentials. Safe to repeat at any time.
 * @throws AppError upstream.credentials_refused (503) to staff; a job ends without it, there is nothing to try again
 */
export async function refreshPrices(actor: Actor, input: { suffixes?: readonly string[] }): Promise<RefreshResult> {
  if (actor.kind !== "system" && (actor.kind !== "staff" || actor.role === "support")) throw forbidden();
  const suffixes = await db.suffix.findMany({
    where: { enabled: true, ...(input.suffixes ? { suffix: { in: [...input.suffixes] } } : {}) },
    orderBy: { position: "asc" },
  });
  const questions = suffixes.flatMap(({ suffix, minYears }) =>
    LABELS.filter((label, at) => at === 0 || costKey(suffix, label) !== suffix).flatMap((label): CostQuestion[] => {
      const list = { productLine: "domain", name: "", displayName: `${label}${suffix}`, config: {}, months: 0 };
      return [
        { ...list, action: "purchase", years: minYears },
        { ...list, action: "renew", years: 1 },
      ];
    }),
  );
  const answers = await askAll(questions);
  forgetPriceTable();
  const count = (kind: string) => answers.filter(({ answer }) => answer.kind === kind).length;
  if (actor.kind === "staff" && count("refused") > 0) throw new AppError("upstream.credentials_refused", 503);
  const [priced, notForSale] = [count("priced"), count("not_for_sale")];
  return {
    asked: questions.length,
    priced,
    notForSale,
    failed: questions.length - priced - notForSale,
    changed: answers.flatMap(({ question, answer }) =>
      answer.kind === "priced" && answer.beforeFen !== null && answer.beforeFen !== answer.costFen
        ? [
            {
              suffix: question.displayName.slice(question.displayName.indexOf(".")),
              action: question.action,
              fromFen: answer.beforeFen,
              toFen: answer.costFen,
            },
          ]
        : [],
    ),
  };
}

/** Fewer than the client sends at once to the host, so that customers' reads do not wait for the whole price list. */
const AT_ONCE = 4;

interface Answered {
  question: CostQuestion;
  answer: CostAnswer;
}

/** In the order of the questions; those after a refusal of our credentials are not asked any more. */
async function askAll(questions: readonly CostQuestion[]): Promise<Answered[]> {
  let refused = false;
  const answers = await pLimit(AT_ONCE).map(questions, async (question): Promise<Answered[]> => {
    if (refused) return [];
    const answer = await askCost(question);
    refused ||= answer.kind === "refused";
    return [{ question, answer }];
  });
  return answers.flat();
}
