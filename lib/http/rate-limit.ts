import "server-only";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { addressKey } from "@/lib/auth/address-key";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Contract } from "./contract";

/**
 * Keeps one caller from crowding out the others on this process. Limits that guard secrets (sign-in, reset) are counted in
 * Postgres by their own use cases, so that more processes do not mean more guesses.
 */
const limiters = new Map<string, RateLimiterAbstract>();

function limiterOf(contract: Contract): RateLimiterAbstract {
  const name = `${contract.method} ${contract.path}`;
  let limiter = limiters.get(name);
  if (!limiter) {
    const { points, seconds } = contract.limit ?? { points: contract.method === "GET" ? 240 : 60, seconds: 60 };
    limiter = new RateLimiterMemory({ points: points * Number(process.env.RATE_LIMIT_FACTOR ?? 1), duration: seconds });
    limiters.set(name, limiter);
  }
  return limiter;
}

/** Who is counted: a signed-in person, else the address (IPv6 by its /64). */
export function callerKey(actor: Actor): string {
  if (actor.kind === "system") return "system";
  return actor.kind === "visitor" ? `ip:${addressKey(actor.ip)}` : `user:${actor.userId}`;
}

/** @throws AppError rate.limited (429) with the seconds to wait. */
export async function consume(contract: Contract, actor: Actor): Promise<void> {
  try {
    await limiterOf(contract).consume(callerKey(actor));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("rate.limited", 429, { params: { seconds: Math.ceil(refused.msBeforeNext / 1000) } });
  }
}
