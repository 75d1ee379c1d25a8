import "server-only";
import { checkDomain } from "@/lib/cndns/endpoints/check";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { upstream } from "@/lib/upstream/client";
import { noteAnswerTime } from "./answer-times";
import { forgetName, recall } from "./availability-memory";
import type { Hit } from "./contract";
import { awaitAnswerOf, claimNames, type Pay, settleName } from "./share-names";

/** How long a call for one suffix may take, from its sending. */
export const ANSWER_MS = 5_000;

export interface NameQuestion {
  /** The full name in ASCII: the key under which it is remembered. */
  name: string;
  /** Label and suffix in the form that people read: the check host takes Chinese characters. */
  label: string;
  suffix: string;
}

interface Asking {
  answer: Promise<Hit>;
  waiting: number;
  controller: AbortController;
}

const shared = globalThis as { kumquatAsking?: Map<string, Asking> };
shared.kumquatAsking ??= new Map();
const asking = shared.kumquatAsking;

/** Whether this process is asking for a name: another visitor who asks for it shares that call. */
export function isAsked(name: string): boolean {
  return asking.has(name);
}

/**
 * Whether one name is free. Visitors who ask for the same name at the same time share one upstream call; it is cancelled
 * when the last of them leaves (their signals). Never throws: a failure is an answer.
 * @param options.lane the caller's lane in the queue of the check host
 * @param options.again ignores what is remembered
 * @param options.elsewhere set when another process asks for it (claimNames): waits for that answer; if this process has to ask
 * after
 *   all, pays by it
 */
export async function askName(
  question: NameQuestion,
  options: { signal?: AbortSignal; lane?: string; again?: boolean; elsewhere?: Pay } = {},
): Promise<Hit> {
  const { signal, lane, again, elsewhere } = options;
  if (again) forgetName(question.name);
  const current = asking.get(question.name);
  if (signal?.aborted) {
    if (!current) settleName(question.name);
    return left(question);
  }
  return remembered(question.name) ?? (await join(question, current ?? start(question, lane, elsewhere), signal));
}

function left(question: NameQuestion): Hit {
  return { name: question.name, answer: "failed", reason: "left" };
}

function remembered(name: string): Hit | undefined {
  const known = recall(name);
  return known === undefined ? undefined : { name, answer: known ? "free" : "taken" };
}

function start(question: NameQuestion, lane: string | undefined, elsewhere: Pay | undefined): Asking {
  const controller = new AbortController();
  const mine: Asking = { answer: answerTo(question, controller.signal, lane, elsewhere), waiting: 0, controller };
  asking.set(question.name, mine);
  void mine.answer.finally(() => {
    if (asking.get(question.name) === mine) asking.delete(question.name);
  });
  return mine;
}

async function answerTo(
  question: NameQuestion,
  signal: AbortSignal,
  lane: string | undefined,
  elsewhere: Pay | undefined,
): Promise<Hit> {
  const { name } = question;
  let hit: Hit | undefined;
  try {
    const theirs = elsewhere ? await awaitElsewhere(name, signal, elsewhere) : undefined;
    if (theirs) return theirs;
    hit = await check(question, signal, lane);
    return hit;
  } catch (error) {
    // An AppError is a budget that is used up: the name fails without a call.
    if (!(error instanceof AppError))
      log.error({ err: error, suffix: question.suffix }, "a name could not be asked for");
    hit = { name, answer: "failed", reason: "no_answer" };
    return hit;
  } finally {
    settleName(name, signal.aborted ? undefined : hit);
  }
}

/** The answer of the process that asks; undefined when this one has claimed the name instead, or nobody waits any more. */
async function awaitElsewhere(name: string, signal: AbortSignal, pay: Pay): Promise<Hit | undefined> {
  while (!signal.aborted) {
    const theirs = (await awaitAnswerOf(name, signal)) ?? remembered(name);
    if (theirs || signal.aborted) return theirs;
    const elsewhere = await claimNames([name], pay);
    const found = remembered(name);
    if (found || !elsewhere.has(name)) return found;
  }
  return undefined;
}

function join(question: NameQuestion, current: Asking, signal: AbortSignal | undefined): Promise<Hit> {
  current.waiting += 1;
  if (!signal) return current.answer;
  return new Promise((resolve) => {
    const leave = () => {
      current.waiting -= 1;
      if (current.waiting === 0) {
        if (asking.get(question.name) === current) asking.delete(question.name);
        current.controller.abort();
      }
      resolve(left(question));
    };
    signal.addEventListener("abort", leave, { once: true });
    void current.answer.then((hit) => {
      signal.removeEventListener("abort", leave);
      resolve(hit);
    });
  });
}

async function check(question: NameQuestion, signal: AbortSignal, lane: string | undefined): Promise<Hit> {
  const { name, label, suffix } = question;
  const failed = (reason: string): Hit => ({ name, answer: "failed", reason });
  const started = performance.now();
  const outcome = await upstream().call(
    checkDomain,
    { label, suffix },
    { signal, timeoutMs: ANSWER_MS, ...(lane === undefined ? {} : { lane }) },
  );
  if (outcome.kind === "ok") noteAnswerTime(suffix, performance.now() - started);
  switch (outcome.kind) {
    case "ok":
      if (outcome.value.availability === "error") return failed("check_failed");
      return { name, answer: outcome.value.availability === "available" ? "free" : "taken" };
    case "rejected":
      return {
        name,
        answer: "refused",
        reason: outcome.name === "suffix_unsupported" || outcome.name === "suffix_malformed" ? "unsupported" : "label",
      };
    case "unknown":
      return failed(outcome.reason === "timeout" ? "timeout" : "no_answer");
    case "ours":
    case "unreached":
      return failed("no_answer");
  }
}
