"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { callContract } from "@/components/call-contract";
import { type ControlRunView, listRunsContract } from "@/lib/controls/contract";
import { useActingContract } from "./acting-as";
import { mergeRuns } from "./merge-runs";

const LOOK_MS = 2_000;

interface Runs {
  rows: readonly ControlRunView[];
  /** A run that has just begun, or ended. */
  note: (run: ControlRunView) => void;
}

const RunsContext = createContext<Runs>({ rows: [], note: () => undefined });

/**
 * The runs of one service's controls: as the page brought them, looked at again while one is open, so that progress goes on
 * whoever began it and wherever. When one ends the page is read again.
 */
export function RunsOf({
  id,
  initial,
  children,
}: {
  id: string;
  initial: readonly ControlRunView[];
  children: ReactNode;
}) {
  const t = useTranslations("ui.error");
  const router = useRouter();
  const contract = useActingContract()(listRunsContract);
  const [rows, setRows] = useState(initial);
  const words = useRef({ network: t("network"), unreadable: t("unreadable") });
  const open = rows.some((run) => run.finishedAt === null);
  const path = contract.path;
  // What the page brings after a refresh counts from then on, beside what was pressed since it was asked for.
  useEffect(() => setRows((before) => mergeRuns(before, initial)), [initial]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the contract is its path
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(async () => {
      const result = await callContract(contract, { id }, { words: words.current });
      if (!result.ok) return; // the next look comes soon
      // An answer may be older than what was pressed meanwhile, and older than the answer before it.
      setRows((before) => mergeRuns(before, result.value.rows));
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [open, id, path]);
  // Whoever told of the end: a page that was made in that moment may know of it, and not yet of what came of it.
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) router.refresh();
    wasOpen.current = open;
  }, [open, router]);
  const note = useCallback(
    (run: ControlRunView) => setRows((before) => [run, ...before.filter((one) => one.id !== run.id)]),
    [],
  );
  const value = useMemo(() => ({ rows, note }), [rows, note]);
  return <RunsContext value={value}>{children}</RunsContext>;
}

/** The newest run of a control (on a row): under way, or how the last one ended today. */
export function useRun(control: string, row = ""): { run: ControlRunView | undefined; note: Runs["note"] } {
  const { rows, note } = useContext(RunsContext);
  return { run: rows.find((run) => run.control === control && run.rowKey === row), note };
}

/** Runs of these controls on rows of a list, newest first. */
export function useRowRuns(controls: readonly string[]): readonly ControlRunView[] {
  const { rows } = useContext(RunsContext);
  return rows.filter((run) => run.rowKey !== "" && controls.includes(run.control));
}
