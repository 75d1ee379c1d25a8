"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { MAX_SEARCH_TEXT } from "@/lib/core/search-text";
import { ErrorState } from "../ui/error-state";
import { Note } from "../ui/note";
import { SkeletonRows } from "../ui/skeleton-rows";
import { toast } from "../ui/toast/toast";
import { askedWords } from "./asked-words";
import type { HitActions } from "./hit-row";
import { NameResults } from "./name-results";
import { SearchProgress } from "./search-progress";
import { countHits, resultsOf, type SearchRow } from "./search-state";
import { SelectionBar } from "./selection-bar";
import { useLoaded } from "./use-loaded";
import { useOwnNames } from "./use-own-names";
import { usePicks } from "./use-picks";
import { useSearch } from "./use-search";

const loadDialogs = () => import("./search-dialogs");
/** Most visitors search for one name. */
const loadGroupedResults = () => import("./grouped-results");

/** The results of a search, below SearchHead. The page around it is prerendered; this reads the search words from the address. */
export function SearchPage() {
  const t = useTranslations("search");
  const error = useTranslations("ui.error");
  const address = useSearchParams();
  const asked = askedWords(address);
  // Nothing is asked then: the server would refuse it with the words of a form.
  const tooLong = asked.length > MAX_SEARCH_TEXT;
  const q = tooLong ? "" : asked;
  const { state, failure, askAgain, retry } = useSearch(q);
  const { cart, isPicked, toggle, take } = usePicks();
  const [onlyFree, setOnlyFree] = useState(false);
  const [whois, setWhois] = useState<SearchRow | null>(null);
  const [transfer, setTransfer] = useState<SearchRow | null>(null);
  const close = useCallback(() => {
    setWhois(null);
    setTransfer(null);
  }, []);
  const dialogs = useLoaded(whois !== null || transfer !== null, loadDialogs, () => {
    toast(error("network"), "bad");
    close();
  });
  const actions = useMemo<HitActions>(
    () => ({ toggle, askAgain, showWhois: setWhois, showTransfer: setTransfer }),
    [toggle, askAgain],
  );
  const leftOut = state.leftOut + (Math.max(0, Number.parseInt(address.get("left") ?? "", 10)) || 0);
  const results = resultsOf(state, useOwnNames(state.names));
  const counts = countHits(state);
  const several = results.length > 1;
  const only = several ? undefined : results[0];
  const [unloaded, setUnloaded] = useState(false);
  const grouped = useLoaded(several && !unloaded, loadGroupedResults, () => setUnloaded(true));
  const problem = failure || (several && unloaded && { detail: error("network"), wait: false });
  const done = state.phase !== "asking";
  const shared = { done, onlyFree, isPicked, actions };
  const progress = (
    <SearchProgress counts={counts} several={several} done={done} onlyFree={onlyFree} onOnlyFree={setOnlyFree} />
  );
  return (
    <>
      <div className="page-width">
        {q.trim() === "" && (
          <p className="py-10 text-ink-2">{t(tooLong ? "tooLong" : "empty", { max: MAX_SEARCH_TEXT })}</p>
        )}
        {problem && (
          <div className="grid gap-4 pt-6 pb-2">
            <ErrorState
              title={t(problem.wait ? "wait" : "broken")}
              detail={problem.detail}
              busy={failure && !done}
              onRetry={failure ? retry : () => setUnloaded(false)}
            />
          </div>
        )}
        {state.phase === "asking" && state.total === 0 && state.nonsense.length === 0 && <SkeletonRows rows={6} />}
        {state.nonsense.length > 0 && (
          <div className="grid gap-4 pt-6 pb-2">
            {state.nonsense.map(({ typed, message }) => (
              <Note key={typed} kind="warn" title={t("nonsense", { typed })} live>
                {message}
              </Note>
            ))}
          </div>
        )}
        {state.total > 0 && leftOut > 0 && <Note title={t("leftOut", { count: leftOut })} live />}
        {only && (
          <NameResults
            results={only}
            progress={progress}
            variants={state.phase === "done" && counts.free === 0 && counts.taken > 0}
            {...shared}
          />
        )}
        {several && progress}
        {several && !grouped && !problem && <SkeletonRows rows={6} />}
        {several && grouped && <grouped.GroupedResults results={results} counts={counts} {...shared} />}
        {onlyFree && done && state.total > 0 && counts.free === 0 && (
          <p className="py-10 text-ink-2">{t("noneFree")}</p>
        )}
      </div>
      {cart && cart.count > 0 && <SelectionBar cart={cart} />}
      {dialogs && (
        <>
          <dialogs.WhoisDialog row={whois} onClose={close} />
          <dialogs.TransferDialog
            row={transfer}
            onClose={close}
            onAdded={(view) => {
              take(view);
              close();
            }}
          />
        </>
      )}
    </>
  );
}
