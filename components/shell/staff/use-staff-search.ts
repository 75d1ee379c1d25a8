import { useEffect, useState } from "react";
import type { Found } from "@/lib/reports/search-contract";
import { searchEverythingCall } from "../../generated/reports-search";
import { useCall } from "../../use-call";

/** How long nothing more is typed before the search begins. */
const PAUSE_MS = 150;

interface Answer {
  /** The text that was searched for. */
  q: string;
  found: Found | null;
  failure?: string;
}

/** What the typed text finds. While a longer text is searched for, the answer to the last one stays. */
export function useStaffSearch(typed: string): Answer & { waiting: boolean } {
  const call = useCall();
  const [answer, setAnswer] = useState<Answer>({ q: "", found: null });
  const q = typed.trim();
  useEffect(() => {
    if (q === "") {
      setAnswer({ q: "", found: null });
      return;
    }
    const overtaken = new AbortController();
    const timer = setTimeout(async () => {
      const result = await call(searchEverythingCall, { q }, { signal: overtaken.signal });
      if (overtaken.signal.aborted) return;
      setAnswer(result.ok ? { q, found: result.value } : { q, found: null, failure: result.failure.detail });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [q, call]);
  return { ...answer, waiting: q !== answer.q };
}
