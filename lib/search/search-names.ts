import "server-only";
import { setMaxListeners } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { errorSentence } from "@/lib/http/problem";
import { callerKey } from "@/lib/http/rate-limit";
import type { RequestContext } from "@/lib/http/serve";
import { type PricedSuffix, priceTable } from "@/lib/pricing/price-table";
import { usualAnswerTime } from "./answer-times";
import { askName, isAsked, type NameQuestion } from "./ask-name";
import { recall } from "./availability-memory";
import { type Hit, type SearchNonsense, type SearchSuffix, searchSuffix } from "./contract";
import { planSearch, type SearchPlan } from "./plan-search";
import { searchBudget } from "./search-budget";
import { claimNames } from "./share-names";

/** Calls of one visitor that are sent in one turn of the event loop. */
const AT_ONCE = 4;

/**
 * Asks for one name or several under every suffix and streams the answers as JSON lines, each as soon as it is known.
 * Names that nobody remembers or asks for are charged to the visitor's budget and claimed before any call. When the visitor
 * leaves, the calls that nobody else waits for are cancelled.
 * @throws AppError search.too_many (429) when the budget is used up.
 */
export async function searchNames(
  actor: Actor,
  input: { q: string },
  context: Pick<RequestContext, "signal" | "locale">,
): Promise<Response> {
  const table = await priceTable();
  const plan = planSearch(input.q, table.suffixes, usualAnswerTime);
  const nonsense = plan.nonsense.map((one) => ({
    ...one,
    message: errorSentence(`dns.name.${one.code}`, one.params, context.locale),
  }));
  const names = plan.questions.map(({ name }) => name).filter((name) => recall(name) === undefined && !isAsked(name));
  const pay = searchBudget(actor);
  const elsewhere = await claimNames(names, pay);
  const gone = new AbortController();
  setMaxListeners(0, gone.signal); // one listener a suffix
  const leave = () => gone.abort();
  context.signal.addEventListener("abort", leave, { once: true });
  if (context.signal.aborted) leave();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const options = { signal: gone.signal, lane: callerKey(actor) };
      const ask = (question: NameQuestion) =>
        askName(question, elsewhere.has(question.name) ? { ...options, elsewhere: pay } : options);
      run({ ...plan, nonsense }, table.suffixes, controller, gone.signal, ask)
        .catch((error: unknown) => {
          log.error({ err: error }, "a search failed");
          controller.error(error);
        })
        .finally(() => context.signal.removeEventListener("abort", leave));
    },
    cancel: leave,
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

async function run(
  plan: Omit<SearchPlan, "nonsense"> & { nonsense: SearchNonsense[] },
  suffixes: readonly PricedSuffix[],
  controller: ReadableStreamDefaultController<Uint8Array>,
  signal: AbortSignal,
  askFor: (question: NameQuestion) => Promise<Hit>,
): Promise<void> {
  const started = performance.now();
  const encoder = new TextEncoder();
  let waiting = "";
  // Answers of one turn of the event loop are sent in one write, which is much cheaper and no later.
  const flush = () => {
    if (!signal.aborted && waiting !== "") controller.enqueue(encoder.encode(waiting));
    waiting = "";
  };
  const send = (line: string) => {
    waiting += `${line}\n`;
    flush();
  };
  const sendHit = (hit: Hit) => {
    if (waiting === "") setImmediate(flush);
    waiting += `${JSON.stringify({ type: "hit", ...hit })}\n`;
  };
  const { names, nonsense, leftOut, questions } = plan;
  const answers: Promise<void>[] = [];
  const ask = (some: readonly NameQuestion[]) => {
    for (const question of some) answers.push(askFor(question).then(sendHit));
  };
  // The first calls are sent before the first line is encoded, so that they do not wait for it.
  ask(questions.slice(0, AT_ONCE));
  const start = JSON.stringify({ type: "start", names, nonsense, leftOut, total: questions.length });
  send(`${start.slice(0, -1)},"suffixes":${shownText(suffixes)}}`);
  // The others are sent in later turns of the event loop, between other visitors' calls and the answers.
  for (let at = AT_ONCE; at < questions.length; at += AT_ONCE) {
    if (!signal.aborted) await nextTurn();
    ask(questions.slice(at, at + AT_ONCE));
  }
  await Promise.all(answers);
  if (signal.aborted) return;
  flush();
  send(JSON.stringify({ type: "end", ms: Math.round(performance.now() - started) }));
  controller.close();
}

const texts = new WeakMap<readonly PricedSuffix[], string>();

/** The suffixes and their prices as JSON for the first line: encoded once, until the prices are read again. */
function shownText(suffixes: readonly PricedSuffix[]): string {
  let text = texts.get(suffixes);
  if (text === undefined) {
    text = JSON.stringify(z.encode(z.array(searchSuffix), suffixes.map(shown)));
    texts.set(suffixes, text);
  }
  return text;
}

function shown(row: PricedSuffix): SearchSuffix {
  const { suffix, ascii, minYears, realNameRequired, transferable, english, chinese } = row;
  return {
    suffix,
    ascii,
    group: row.group as SearchSuffix["group"],
    minYears,
    realNameRequired,
    transferable,
    english,
    chinese,
  };
}
