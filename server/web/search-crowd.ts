import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { addressKey } from "../../lib/auth/address-key";
import { AppError } from "../../lib/core/errors";
import { env } from "../../lib/env";
import { requestLocale } from "../../lib/http/locale";
import { type Problem, toProblem } from "../../lib/http/problem";
import type { Language } from "../../messages/languages";

/** Searches of one address in ten seconds that a process looks at: twice what one caller may (searchContract). */
const POINTS = 40;
const SECONDS = 10;
const PATH = /^\/api\/v1\/search(\?|$)/;

let limiter: RateLimiterMemory | undefined;
/** By language and seconds to wait: a crowd of two thousand must not have one sentence formatted two thousand times. */
const refusals = new Map<string, Problem>();

export const isSearch = (request: IncomingMessage) => PATH.test(request.url ?? "");

/**
 * Answers a search with 429 when its address sends a crowd of them, before Next has any work with it: a refusal by the route costs
 * milliseconds, and two thousand at once would keep every other visitor waiting for seconds.
 * @returns whether it was refused.
 */
export async function refuseCrowd(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  limiter ??= new RateLimiterMemory({ points: POINTS * env().RATE_LIMIT_FACTOR, duration: SECONDS });
  try {
    await limiter.consume(addressKey(String(request.headers["x-kumquat-ip"])));
    return false;
  } catch (refused) {
    const seconds = Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000);
    const { cookie = "", "accept-language": language = "" } = request.headers;
    const locale = requestLocale(new Headers({ cookie, "accept-language": language }));
    response.writeHead(429, {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "retry-after": String(seconds),
    });
    response.end(refusalIn(locale, seconds));
    return true;
  }
}

function refusalIn(locale: Language, seconds: number): string {
  const key = `${locale} ${seconds}`;
  const requestId = randomUUID();
  let problem = refusals.get(key);
  if (!problem) {
    problem = toProblem(new AppError("rate.limited", 429, { params: { seconds } }), locale, requestId);
    refusals.set(key, problem);
  }
  return JSON.stringify({ ...problem, requestId });
}
