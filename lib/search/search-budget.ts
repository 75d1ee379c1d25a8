import "server-only";
import { type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { env } from "@/lib/env";
import { callerKey } from "@/lib/http/rate-limit";
import { sharedLimiter } from "@/lib/http/shared-limiter";
import { readSetting } from "@/lib/settings/read-setting";
import type { Pay } from "./share-names";

const WINDOW_SECONDS = 60;
/** One name under all suffixes. */
const SMALL = 100;

let budget: RateLimiterPostgres | undefined;

async function readBudget(): Promise<RateLimiterPostgres> {
  const { checksPerMinute } = await readSetting("upstreamLimits");
  const points = checksPerMinute * env().RATE_LIMIT_FACTOR;
  // What was used up stays counted when staff change how much there is.
  if (budget?.points !== points) budget = sharedLimiter({ name: "search", points, seconds: WINDOW_SECONDS });
  return budget;
}

/** Only the first search of a process waits for the setting; a change reaches the next one but one. */
async function currentBudget(): Promise<RateLimiterPostgres> {
  const reading = readBudget();
  if (!budget) return await reading;
  reading.catch((error: unknown) => log.warn({ err: error }, "the budget of searches could not be read again"));
  return budget;
}

/**
 * A visitor's budget of names to ask for (a name under each suffix counts), which all processes count together. What is remembered
 * or refused costs nothing. A search that is larger than the whole budget passes when nothing is used up.
 * Paying throws AppError search.too_many (429) with the seconds to wait.
 */
export function searchBudget(actor: Actor): Pay {
  const key = callerKey(actor);
  return async (names, claim) => {
    const limiter = await currentBudget();
    const cost = (count: number) => Math.min(count, limiter.points);
    // A search for one name is not to wait twice; the many names of a large one are claimed only when they are paid.
    const claimed = names <= SMALL ? claim() : undefined;
    let refusal = await charge(limiter, key, cost(names));
    if (refusal && !claimed) throw refusal;
    const toAsk = await (claimed ?? claim());
    if (toAsk < names) {
      // What was too much for all may be enough for what is left to ask.
      if (refusal) refusal = toAsk === 0 ? undefined : await charge(limiter, key, cost(toAsk));
      else await limiter.reward(key, cost(names) - cost(toAsk));
    }
    if (refusal) throw refusal;
  };
}

async function charge(limiter: RateLimiterPostgres, key: string, points: number): Promise<AppError | undefined> {
  try {
    await limiter.consume(key, points);
    return undefined;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    await limiter.reward(key, points);
    return new AppError("search.too_many", 429, { params: { seconds: Math.ceil(refused.msBeforeNext / 1000) } });
  }
}
