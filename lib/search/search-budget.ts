import "server-only";
import { type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { env } from "@/lib/env";
import { ownerKey } from "@/lib/http/rate-limit";
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
  // The counts are kept in the database, so a new limiter goes on with what was used up.
  if (budget?.points !== points) budget = sharedLimiter({ name: "search", points, seconds: WINDOW_SECONDS });
  return budget;
}

/** Only the first search of a process waits for the setting; others use the last one read and start reading it again. */
async function currentBudget(): Promise<RateLimiterPostgres> {
  const reading = readBudget();
  if (!budget) return await reading;
  reading.catch((error: unknown) => log.warn({ err: error }, "the budget of searches could not be read again"));
  return budget;
}

/**
 * A visitor's budget of names to ask for (a name under each suffix counts), which all processes count together. Remembered and refused
 * names cost nothing. A search that is larger than the whole budget passes when nothing is used up. The returned function throws
 * AppError search.too_many (429) with the seconds to wait.
 */
export function searchBudget(actor: Actor): Pay {
  const key = ownerKey(actor);
  return async (names, claim) => {
    const limiter = await currentBudget();
    const cost = (count: number) => Math.min(count, limiter.points);
    // A small search claims its names while it pays, to save time; a large one claims only what is paid.
    const claimed = names <= SMALL ? claim() : undefined;
    let refusal = await charge(limiter, key, cost(names));
    if (refusal && !claimed) throw refusal;
    const toAsk = await (claimed ?? claim());
    if (toAsk < names) {
      // The budget may not have been enough for all names, and yet be enough for those that are left to ask.
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
