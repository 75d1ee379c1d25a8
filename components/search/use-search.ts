"use client";

import { useTranslations } from "next-intl";
import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { searchCall, searchOneCall } from "@/components/generated/search";
import { useCall } from "@/components/use-call";
import type { SearchLine } from "@/lib/search/contract";
import { address } from "../call-contract";
import { pageLanguage } from "../page-language";
import { readNdjson } from "./read-ndjson";
import { applyEvents, failUnanswered, idleSearch, type SearchState, setHit } from "./search-state";

/**
 * Searches for the words of the address, and shows the answers as they arrive. Leaving the page, or searching for something else,
 * aborts the request; the server then cancels its upstream calls.
 */
export function useSearch(q: string) {
  const [state, setState] = useState<SearchState>(idleSearch);
  const [failure, setFailure] = useState<SearchFailure | undefined>();
  const [round, setRound] = useState(0);
  const t = useTranslations("ui.error");
  const network = useRef(t("network"));
  const call = useCall();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks the same question again
  useEffect(() => {
    setState(idleSearch);
    if (q.trim() === "") return;
    const controller = new AbortController();
    setState({ ...idleSearch, phase: "asking" });
    // What the visitor types or presses meanwhile goes before the answers.
    const set: typeof setState = (change) =>
      startTransition(() => {
        setState(change);
        // Until now "try again" kept its place, and the focus.
        setFailure(undefined);
      });
    void stream(q, controller.signal, set).catch((error: unknown) => {
      if (controller.signal.aborted) return;
      const refused = error instanceof SearchRefused;
      // Behind the answers that came.
      startTransition(() => {
        setState((now) => failUnanswered(now));
        setFailure({ q, detail: refused ? error.message : network.current, wait: refused && error.wait });
      });
    });
    return () => controller.abort();
  }, [q, round]);

  const askAgain = useCallback(
    async (name: string) => {
      setState((now) => setHit(now, name, undefined));
      const result = await call(searchOneCall, { name });
      const hit = result.ok ? result.value : { name, answer: "failed" as const, reason: "no_answer" };
      setState((now) => setHit(now, name, hit));
    },
    [call],
  );

  const retry = useCallback(() => setRound((now) => now + 1), []);
  // Of what was searched for before it says nothing.
  return { state, failure: failure?.q === q && failure, askAgain, retry };
}

export interface SearchFailure {
  /** What was searched for. */
  q: string;
  /** In the visitor's language. */
  detail: string;
  /** The rate limit refused the search; it works again after a while. */
  wait: boolean;
}

class SearchRefused extends Error {
  constructor(
    detail: string,
    readonly wait: boolean,
  ) {
    super(detail);
  }
}

async function stream(q: string, signal: AbortSignal, set: (change: (now: SearchState) => SearchState) => void) {
  const { url } = address(searchCall, { q });
  const response = await fetch(url, { signal, headers: pageLanguage() });
  if (!response.ok) throw new SearchRefused(await problemText(response), response.status === 429);
  let waiting: SearchLine[] = [];
  let ended = false;
  const flush = () => {
    const events = waiting;
    waiting = [];
    if (events.length > 0 && !signal.aborted) set((now) => applyEvents(now, events));
  };
  for await (const events of readNdjson(response)) {
    if (waiting.length === 0) requestAnimationFrame(flush);
    waiting.push(...events);
    ended ||= events.some(({ type }) => type === "end");
  }
  flush();
  if (!ended) throw new Error("the stream ended early");
}

async function problemText(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null); // no problem+json: only the status is known
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : undefined;
  return typeof detail === "string" ? detail : String(response.status);
}
