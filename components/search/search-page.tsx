"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { ErrorState } from "../ui/error-state";
import { Note } from "../ui/note";
import { SkeletonRows } from "../ui/skeleton-rows";
import type { HitActions } from "./hit-row";
import { NameResults } from "./name-results";
import { NameSearchForm } from "./search-form";
import { SearchProgress } from "./search-progress";
import { countHits, resultsOf, type SearchRow } from "./search-state";
import { SelectionBar } from "./selection-bar";
import { usePicks } from "./use-picks";
import { useSearch } from "./use-search";
import { useSearchDialogs } from "./use-search-dialogs";

/** The results of a search. The page around it is prerendered; this reads the search words from the address. */
export function SearchPage() {
  const t = useTranslations("search");
  const q = useSearchParams().get("q") ?? "";
  const { state, failure, askAgain, retry } = useSearch(q);
  const { cart, isPicked, toggle, take } = usePicks();
  const [onlyFree, setOnlyFree] = useState(false);
  const [whois, setWhois] = useState<SearchRow | null>(null);
  const [transfer, setTransfer] = useState<SearchRow | null>(null);
  const close = useCallback(() => {
    setWhois(null);
    setTransfer(null);
  }, []);
  const dialogs = useSearchDialogs(whois !== null || transfer !== null, close);
  const again = useCallback((name: string) => void askAgain(name), [askAgain]);
  const actions = useMemo<HitActions>(
    () => ({ toggle, askAgain: again, showWhois: setWhois, showTransfer: setTransfer }),
    [toggle, again],
  );
  const results = resultsOf(state);
  const counts = countHits(state);
  return (
    <>
      <div className="page-width">
        <h1 className="sr-only">{q.trim() === "" ? t("title") : t("titleFor", { q: q.trim().slice(0, 80) })}</h1>
        <NameSearchForm q={q} />
        {q.trim() === "" && <p className="py-10 text-ink-2">{t("empty")}</p>}
        {failure && (
          <div className="grid gap-4 pt-6 pb-2">
            <ErrorState title={t(failure.wait ? "wait" : "broken")} detail={failure.detail} onRetry={retry} />
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
        {state.leftOut > 0 && <Note title={t("leftOut", { count: state.leftOut })} />}
        {results.map((one, place) => (
          <NameResults
            key={one.name.labelAscii + (one.name.asked ?? "")}
            results={one}
            several={results.length > 1}
            onlyFree={onlyFree}
            isPicked={isPicked}
            actions={actions}
            progress={
              place === 0 ? (
                <SearchProgress
                  counts={counts}
                  done={state.phase !== "asking"}
                  onlyFree={onlyFree}
                  onOnlyFree={setOnlyFree}
                />
              ) : null
            }
          />
        ))}
        {onlyFree && state.phase !== "asking" && state.total > 0 && counts.free === 0 && (
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
