"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { listRunsCall } from "@/components/generated/controls";
import { useCall } from "@/components/use-call";
import type { ControlRunView, ControlView } from "@/lib/controls/contract";
import { waitsForControl } from "@/lib/controls/exclusion-contract";
import { useActingCall } from "./acting-as";
import { waitsFor } from "./blocked-text";
import { mergeRuns } from "./merge-runs";

const POLL_MS = 2_000;

interface Runs {
  rows: readonly ControlRunView[];
  /** All controls of the service. */
  controls: readonly ControlView[];
  /** Adds a run that was just started, or replaces it after it ended. */
  note: (run: ControlRunView) => void;
}

export const RunsContext = createContext<Runs>({ rows: [], controls: [], note: () => undefined });

/**
 * The runs of one service's controls. They come with the page and are polled while one is in progress, so that progress is shown no
 * matter who started it. When one ends the page is read again.
 */
export function RunsOf({
  id,
  initial,
  controls,
  children,
}: {
  id: string;
  initial: readonly ControlRunView[];
  controls: readonly ControlView[];
  children: ReactNode;
}) {
  const router = useRouter();
  const contract = useActingCall()(listRunsCall);
  const [rows, setRows] = useState(initial);
  const call = useCall();
  const open = rows.some((run) => run.finishedAt === null);
  const path = contract.path;
  // After a refresh the runs of the page count, together with those that were started since it was requested.
  useEffect(() => setRows((before) => mergeRuns(before, initial)), [initial]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the contract is its path
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(async () => {
      const result = await call(contract, { id }, { quiet: true });
      if (!result.ok) return; // the next poll follows soon
      // The answer may be older than a run that was started meanwhile, or than the answer before it.
      setRows((before) => mergeRuns(before, result.value.rows));
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [open, id, path]);
  // Always refresh when a run has ended: a page that was rendered at that moment may show the run as ended, but not yet its
  // effects.
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) router.refresh();
    wasOpen.current = open;
  }, [open, router]);
  const note = useCallback(
    (run: ControlRunView) => setRows((before) => [run, ...before.filter((one) => one.id !== run.id)]),
    [],
  );
  const value = useMemo(() => ({ rows, controls, note }), [rows, controls, note]);
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

/**
 * Why a control has to wait: a code for blockedText that names the one of this service that is under way and rules it out; null when none
 * does. The server refuses it as well (lib/controls/start-control.ts).
 */
export function useWait(): (control: ControlView) => string | null {
  const { rows, controls } = useContext(RunsContext);
  const open = rows.filter(({ finishedAt }) => finishedAt === null);
  return (control) => {
    const other = open.find(
      (run) =>
        run.control !== control.id &&
        waitsForControl(
          control,
          controls.find(({ id }) => id === run.control),
        ),
    );
    return other ? waitsFor(other.control) : null;
  };
}
