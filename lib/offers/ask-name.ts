import "server-only";
import { checkDomain } from "@/lib/cndns/endpoints/check";
import { log } from "@/lib/core/log";
import { upstream } from "@/lib/upstream/client";
import { noteAnswerTime } from "./answer-times";
import { forgetName, recall, remember } from "./availability-memory";
import type { Hit } from "./contract";

/** How long a suffix has, counted from the sending of its call. */
export const ANSWER_MS = 5_000;

export interface NameQuestion {
  /** The full name in ASCII: the key under which it is remembered. */
  name: string;
  /** As people read them: the check host takes Chinese as it is. */
  label: string;
  suffix: string;
}

interface Asking {
  answer: Promise<Hit>;
  settle: (hit: Hit) => void;
  waiting: number;
  controller: AbortController;
}

const shared = globalThis as { kumquatAsking?: Map<string, Asking> };
shared.kumquatAsking ??= new Map();
const asking = shared.kumquatAsking;

/**
 * Whether one name is free. Visitors who ask for the same name at the same time share one upstream call; it is cancelled
 * when the last of them leaves (their signals). Never throws: a failure is an answer.
 * @param options.lane whose turn it is in the queue of the check host
 * @param options.again asks past what is remembered
 */
export async function askName(
  question: NameQuestion,
  options: { signal?: AbortSignal; lane?: string; again?: boolean } = {},
): Promise<Hit> {
  if (options.again) forgetName(question.name);
  const known = recall(question.name);
  if (known !== undefined) return { name: question.name, answer: known ? "free" : "taken" };
  if (options.signal?.aborted) return left(question);
  const current = asking.get(question.name) ?? start(question, options.lane);
  return await join(question, current, options.signal);
}

/** Settles a question that is being asked with an answer from elsewhere (the shared memory), and calls its call off. */
export function answerFromMemory(name: string, available: boolean): void {
  const current = asking.get(name);
  if (!current) return;
  asking.delete(name);
  current.settle({ name, answer: available ? "free" : "taken" });
  current.controller.abort();
}

function left(question: NameQuestion): Hit {
  return { name: question.name, answer: "failed", reason: "left" };
}

function start(question: NameQuestion, lane: string | undefined): Asking {
  const controller = new AbortController();
  let settle: (hit: Hit) => void = () => undefined;
  const answer = new Promise<Hit>((resolve) => {
    settle = resolve;
  });
  const mine: Asking = { answer, settle, waiting: 0, controller };
  asking.set(question.name, mine);
  void check(question, controller.signal, lane)
    .catch((error: unknown): Hit => {
      log.error({ err: error, suffix: question.suffix }, "a name could not be asked for");
      return { name: question.name, answer: "failed", reason: "no_answer" };
    })
    .then((hit) => {
      if (asking.get(question.name) === mine) asking.delete(question.name);
      settle(hit);
    });
  return mine;
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
      remember(name, outcome.value.availability === "available");
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
