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
  const charge = async (names: number): Promise<AppError | undefined> => {
    const limiter = await currentBudget();
    const cost = Math.min(names, limiter.points);
    try {
      await limiter.consume(key, cost);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      await limiter.reward(key, cost);
      return new AppError("search.too_many", 429, { params: { seconds: Math.ceil(refused.msBeforeNext / 1000) } });
    }
  };
  return async (names, asks) => {
    let refusal = await charge(names);
    const left = names - (await asks);
    // What was too much for all may be enough for what is left to ask.
    if (refusal && left > 0) refusal = names === left ? undefined : await charge(names - left);
    else if (left > 0) await (await currentBudget()).reward(key, left);
    if (refusal) throw refusal;
  };
}
