"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SearchLine } from "@/lib/search/contract";
import { address, callContract } from "../call-contract";
import { readLines } from "./read-lines";
import { searchOneRoute, searchRoute } from "./routes";
import { breakOff, idleSearch, type SearchState, setHit, takeLines } from "./search-state";

/**
 * Searches for what stands in the address, and takes the answers in as they come. Leaving the page or asking for another
 * name hangs up, which cancels the work upstream.
 */
export function useSearch(q: string) {
  const t = useTranslations("ui.error");
  const [state, setState] = useState<SearchState>(idleSearch);
  const [failure, setFailure] = useState<SearchFailure | undefined>();
  const [round, setRound] = useState(0);
  const words = useRef({ network: t("network"), unreadable: t("unreadable") });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks the same question again
  useEffect(() => {
    setState(idleSearch);
    setFailure(undefined);
    if (q.trim() === "") return;
    const leave = new AbortController();
    setState({ ...idleSearch, phase: "asking" });
    void stream(q, leave.signal, setState).catch((error: unknown) => {
      if (leave.signal.aborted) return;
      setState((now) => breakOff(now));
      const refused = error instanceof SearchRefused;
      setFailure(
        refused ? { detail: error.message, wait: error.wait } : { detail: words.current.network, wait: false },
      );
    });
    return () => leave.abort();
  }, [q, round]);

  const askAgain = useCallback(async (name: string) => {
    setState((now) => setHit(now, name, undefined));
    const result = await callContract(searchOneRoute, { name }, { words: words.current });
    const hit = result.ok ? result.value : { name, answer: "failed" as const, reason: "no_answer" };
    setState((now) => setHit(now, name, hit));
  }, []);

  const retry = useCallback(() => setRound((now) => now + 1), []);
  return { state, failure, askAgain, retry };
}

export interface SearchFailure {
  /** In the visitor's language. */
  detail: string;
  /** Nothing is broken: too much was searched for, and a while later it goes on. */
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
  const { url } = address(searchRoute, { q });
  const response = await fetch(url, { signal });
  if (!response.ok) throw new SearchRefused(await problemText(response), response.status === 429);
  let waiting: SearchLine[] = [];
  let ended = false;
  const flush = () => {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0 && !signal.aborted) set((now) => takeLines(now, lines));
  };
  for await (const lines of readLines(response)) {
    if (waiting.length === 0) requestAnimationFrame(flush);
    waiting.push(...lines);
    ended ||= lines.some(({ type }) => type === "end");
  }
  flush();
  if (!ended) throw new Error("the stream ended early");
}

async function problemText(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null); // no problem+json: only the status is known
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : undefined;
  return typeof detail === "string" ? detail : String(response.status);
}
