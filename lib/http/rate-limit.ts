import "server-only";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { addressKey } from "@/lib/auth/address-key";
import { hasStaffToken } from "@/lib/auth/authenticate-staff-token";
import { hasToken } from "@/lib/auth/authenticate-token";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";
import type { Contract } from "./contract";
import { sharedLimiter } from "./shared-limiter";

/**
 * One limiter per route, so that no caller takes the others' share. A contract says how much is allowed and where it is counted.
 */
const limiters = new Map<string, RateLimiterAbstract>();

type Limited = Pick<Contract, "method" | "limit"> & { path: string };

/**
 * All tokens of one person together are allowed this many times what one of them is: several programs do not get in each other's way, and
 * whoever makes as many tokens as the shop allows does not multiply the limit by their number.
 */
const TOKENS_TOGETHER = 4;

/** @param times what the contract allows is multiplied by it, and counted apart */
function limiterOf(contract: Limited, times = 1): RateLimiterAbstract {
  const name = `${contract.method} ${contract.path}${times === 1 ? "" : ` ×${times}`}`;
  let limiter = limiters.get(name);
  if (!limiter) {
    const reads = contract.method === "GET";
    const { points, seconds, counted } = { points: reads ? 240 : 60, seconds: 60, ...contract.limit };
    const limit = { name, points: points * times * env().RATE_LIMIT_FACTOR, seconds };
    const everywhere = counted ? counted === "by all processes" : !reads;
    limiter = everywhere
      ? sharedLimiter(limit)
      : new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: seconds });
    limiters.set(name, limiter);
  }
  return limiter;
}

/** Who is counted: an API token, a signed-in person, else the address (IPv6 by its /64). */
export function callerKey(actor: Actor): string {
  if (actor.kind === "system") return "system";
  if (hasToken(actor) || hasStaffToken(actor)) return `token:${actor.token.id}`;
  return actor.kind === "visitor" ? `ip:${addressKey(actor.ip)}` : `user:${actor.userId}`;
}

/** Who is counted where it must not matter how many tokens somebody has: all of a person's programs are one caller. */
export function ownerKey(actor: Actor): string {
  return hasToken(actor) || hasStaffToken(actor) ? `tokens:${actor.userId}` : callerKey(actor);
}

/** @throws AppError rate.limited (429) with the seconds to wait. */
export async function consume(contract: Limited, actor: Actor): Promise<void> {
  await take(limiterOf(contract), callerKey(actor));
  if (hasToken(actor) || hasStaffToken(actor)) await take(limiterOf(contract, TOKENS_TOGETHER), ownerKey(actor));
}

async function take(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("rate.limited", 429, { params: { seconds: Math.ceil(refused.msBeforeNext / 1000) } });
  }
}
