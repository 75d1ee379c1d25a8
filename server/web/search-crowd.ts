import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { addressKey } from "../../lib/auth/address-key";
import { AppError } from "../../lib/core/errors";
import { requestId } from "../../lib/core/request-id";
import { env } from "../../lib/env";
import { requestLocale } from "../../lib/http/locale";
import { type Problem, toProblem } from "../../lib/http/problem";
import type { Language } from "../../messages/languages";
import { headersOf } from "./refuse-request";

/** Searches of one address in ten seconds that a process passes on: twice the limit of one caller (searchContract). */
const POINTS = 40;
const SECONDS = 10;
const PATH = /^\/api\/v1\/search(\?|$)/;

let limiter: RateLimiterMemory | undefined;
/** Kept by language and seconds to wait, because formatting a sentence for each of two thousand refusals would take seconds. */
const refusals = new Map<string, Problem>();

export const isSearch = (request: IncomingMessage) => PATH.test(request.url ?? "");

/**
 * Answers a search with 429 when its address sends very many, before Next handles it: a refusal by the route takes
 * milliseconds, and two thousand at once would delay every other visitor by seconds.
 * @returns whether it was refused.
 */
export async function refuseCrowd(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  limiter ??= new RateLimiterMemory({ points: POINTS * env().RATE_LIMIT_FACTOR, duration: SECONDS });
  try {
    await limiter.consume(addressKey(String(request.headers["x-kumquat-ip"])));
    return false;
  } catch (refused) {
    const seconds = Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000);
    const locale = requestLocale(headersOf(request));
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
  let problem = refusals.get(key);
  if (!problem) {
    problem = toProblem(new AppError("rate.limited", 429, { params: { seconds } }), locale);
    refusals.set(key, problem);
  }
  return JSON.stringify({ ...problem, requestId: requestId() });
}
