import http from "node:http";
import https from "node:https";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { type ErrorLine, log } from "../../lib/core/log";
import { type ErrorEvent, type ErrorOrigin, errorEnvelope, errorEvent } from "./error-event";
import type { Dsn } from "./parse-dsn";

export interface ErrorSender {
  /** Sends a line of the log, unless there are too many. */
  take(line: ErrorLine): void;
  /** Waits for what is being sent, at most so long. */
  flush(mostMs: number): Promise<void>;
}

/** A database that is away fails every request: more than these of one minute say nothing new. */
const MOST_A_MINUTE = 60;
/** While the receiver is slow, more are not kept in memory. */
const MOST_WAITING = 20;
const TIMEOUT_MS = 5_000;
const MINUTE_MS = 60_000;

/**
 * Sends errors of the process's log to a receiver that speaks Sentry's envelopes (docs/decisions/sentry.md). What can't be sent is
 * lost; the log has it.
 */
export function sendErrors(dsn: Dsn, origin: Omit<ErrorOrigin, "host">): ErrorSender {
  const sending = new Set<Promise<void>>();
  let minute = 0;
  let sentThisMinute = 0;
  let lost = 0;
  let pausedUntil = 0;
  const lose = () => {
    lost += 1;
  };
  const take = (line: ErrorLine) => {
    const now = Date.now();
    const current = Math.floor(now / MINUTE_MS);
    if (current !== minute) {
      if (lost > 0) log.warn({ lost }, "errors could not be sent to Sentry, or were too many");
      [minute, sentThisMinute, lost] = [current, 0, 0];
    }
    if (now < pausedUntil || sentThisMinute >= MOST_A_MINUTE || sending.size >= MOST_WAITING) return lose();
    sentThisMinute += 1;
    const sent: Promise<void> = post(dsn, errorEvent(line, { ...origin, host: hostname() }))
      .then((pauseMs) => {
        if (pauseMs === 0) return;
        lose();
        pausedUntil = Date.now() + pauseMs;
      })
      // Not reached: the log has the error, and a line about each of them would only say so again.
      .catch(lose)
      .finally(() => sending.delete(sent));
    sending.add(sent);
  };
  return {
    take,
    flush: async (mostMs) => {
      await Promise.race([Promise.all(sending), sleep(mostMs, undefined, { ref: false })]);
    },
  };
}

/** How long nothing is sent after a refusal that names no time. */
const PAUSE_MS = 60_000;

/**
 * By node:http and not by fetch, which Next replaces: in a page's rendering that one would count as a part of the page.
 * @returns how long to send nothing more: 0 once it was taken.
 */
function post({ url, key }: Dsn, event: ErrorEvent): Promise<number> {
  const body = errorEnvelope(event);
  const headers = {
    "content-type": "application/x-sentry-envelope",
    "content-length": Buffer.byteLength(body),
    "x-sentry-auth": `Sentry sentry_version=7, sentry_client=kumquat/1.0, sentry_key=${key}`,
  };
  const { request } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, timeout: TIMEOUT_MS, agent: false }, (response) => {
      response.resume();
      const { statusCode = 0, headers: told } = response;
      const taken = statusCode >= 200 && statusCode < 300;
      response.once("close", () => resolve(taken ? 0 : Number(told["retry-after"]) * 1_000 || PAUSE_MS));
    });
    sent.once("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.once("error", reject);
    sent.end(body);
  });
}
