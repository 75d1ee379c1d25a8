"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { readPanelCall } from "@/components/generated/controls";
import { latestOnly } from "@/components/latest-only";
import { CopyButton } from "@/components/ui/button/copy-button";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { labelClass } from "@/components/ui/field/field";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { type Column, Table } from "@/components/ui/table/table";
import { useCall } from "@/components/use-call";
import type { ControlView, PanelRows, PanelView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { useActingCall } from "./acting-as";
import { blockedText } from "./blocked-text";
import { ShownResult } from "./control-row";
import { OpenedControlForm } from "./opened-control-form";
import { besideMenu, RowActions, whyId } from "./row-actions";
import { RunStatus } from "./run-state";
import { RunsContext, useRowRuns, useWait } from "./use-runs";

type Row = PanelRows[number];

/** How soon a list is read again while something of it is under way: each time later, because a reading may take many calls. */
const FIRST_AGAIN_MS = 5_000;
const LAST_AGAIN_MS = 60_000;

interface Props {
  serviceId: string;
  serviceName: string;
  panel: PanelView;
  /** The controls of each row. */
  controls: readonly ControlView[];
  texts: string;
  ownDomains: readonly string[];
  /** Changes after a control has run, so that the list is read again. */
  version: string;
}

/** A list from the upstream, read when the page opens, with the controls of each row. */
export function PanelTable({ serviceId, serviceName, panel, controls, texts, ownDomains, version }: Props) {
  const t = useTranslations("services.panel");
  const own = useUncheckedTranslations(texts);
  const { rows: read, failure, load } = useRows(serviceId, panel.id, version);
  const waits = useWaits(controls);
  const rows = read?.map((row) => ({ ...row, blocked: { ...waits, ...row.blocked } })) ?? null;
  const [open, setOpen] = useState<{ row: string; control: ControlView } | null>(null);
  const [shown, setShown] = useState<{ text: readonly string[] | null; link: string | null } | null>(null);
  if (failure && !rows) return <ErrorState detail={failure.detail} onRetry={load} />;
  const text = (key: string, fallback: string) => (own.has(key) ? own(key) : fallback);
  const title = text(`panels.${panel.id}.title`, panel.id);
  if (!rows) return <SkeletonRows rows={3} label={t("reading", { what: title })} />;
  const [first] = panel.columns;
  // If the key of a row is not a name (but a number, for example), the row is called by its first column.
  const rowName = (key: string) => text(`panels.${panel.id}.words.${first?.id}.${key}`, key);
  const columns: Column<Row>[] = panel.columns.map((column, at) => ({
    id: column.id,
    head: text(`panels.${panel.id}.columns.${column.id}`, column.id),
    phone: at === 0 ? "title" : "meta",
    phoneHead: at > 0,
    figure: column.figure,
    cell: (row) => {
      const raw = row.cells[column.id];
      const word = column.words ? `panels.${panel.id}.words.${column.id}.${raw}` : "";
      const shownValue = Array.isArray(raw) ? raw.join(t("comma")) : raw === null || raw === "" ? "—" : String(raw);
      const said = word && own.has(word) ? own(word) : typeof raw === "boolean" ? t(raw ? "yes" : "no") : shownValue;
      // Words are short and never broken; names and addresses may be long and are.
      const kind = column.mono ? "mono-value" : column.words ? "md:whitespace-nowrap" : undefined;
      const value = kind ? <span className={kind}>{said}</span> : said;
      return column.copy && raw ? (
        <span className="inline-flex items-center gap-1">
          {value}
          <CopyButton text={String(raw)} label={t("copy", { what: shownValue })} />
        </span>
      ) : (
        value
      );
    },
  }));
  if (controls.length > 0) {
    columns.push({
      id: "actions",
      head: t("actions"),
      hideHead: true,
      phone: "line",
      cell: (row) => (
        <RowActions
          panel={panel.id}
          name={rowName(row.key)}
          controls={controls}
          blocked={row.blocked}
          texts={texts}
          onChoose={(control) => setOpen({ row: row.key, control })}
        />
      ),
    });
  }
  return (
    <div className="space-y-4 [&+ul]:mt-9">
      {rows.length > 0 ? (
        <>
          <WhyBlocked panel={panel.id} rows={rows} controls={controls} texts={texts} />
          <Table caption={title} columns={columns} rows={rows} rowKey={(row) => row.key} />
        </>
      ) : (
        <p className="text-ink-2">{text(`panels.${panel.id}.empty`, t("empty"))}</p>
      )}
      {open && (
        <RowForm
          of={`${open.control.id} ${open.row}`}
          title={text(`controls.${open.control.id}.title`, open.control.id)}
          row={rowName(open.row)}
        >
          {!open.control.danger && !open.control.interrupts && own.has(`controls.${open.control.id}.lead`) && (
            <p className="text-sm text-ink-3 staff:text-xs">{own(`controls.${open.control.id}.lead`)}</p>
          )}
          <OpenedControlForm
            key={`${open.control.id} ${open.row}`}
            {...{ serviceId, texts, ownDomains }}
            control={open.control}
            row={open.row}
            confirmName={open.control.confirmsService ? serviceName : open.row}
            // Another form may have been opened while this one was at work.
            onClose={() => setOpen((now) => (now === open ? null : now))}
            onResult={(result) => {
              setShown(result);
              void load();
            }}
          />
        </RowForm>
      )}
      {!open && <LastRun controls={controls} texts={texts} />}
      {shown && <ShownResult {...shown} onClose={() => setShown(null)} />}
    </div>
  );
}

/** Why buttons of some rows are not possible now: each reason once, however many rows have it. */
function WhyBlocked({
  panel,
  rows,
  controls,
  texts,
}: Pick<Props, "controls" | "texts"> & { panel: string; rows: PanelRows }) {
  const t = useTranslations("services.panel");
  const own = useUncheckedTranslations(texts);
  const buttons = besideMenu(controls);
  const codes = [...new Set(rows.flatMap(({ blocked }) => buttons.flatMap(({ id }) => blocked[id] ?? [])))];
  return codes.map((code) => (
    <p key={code} className="text-sm text-ink-2" id={whyId(panel, code)}>
      {blockedText(own, code, t)}
    </p>
  ));
}

/**
 * The form of a control on a row. It is shown below the list, which may be long, so it scrolls into view and takes the focus; when
 * it closes, the button of its row gets the focus back.
 */
function RowForm({ of, title, row, children }: { of: string; title: string; row: string; children: ReactNode }) {
  const box = useRef<HTMLFieldSetElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another operation or row takes the focus again
  useEffect(() => {
    const opener = document.activeElement;
    box.current?.focus();
    return () => {
      const lost = document.activeElement === document.body || document.activeElement === box.current;
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [of]);
  return (
    <fieldset className="grid gap-1 border-t border-rule pt-4 focus:outline-0" ref={box} tabIndex={-1}>
      <legend className={cn(labelClass, "float-left")}>
        {title} <span className="mono-value">{row}</span>
      </legend>
      {children}
    </fieldset>
  );
}

/** The runs in progress on rows of this list, and the last one that ended; it may have deleted its row. */
function LastRun({ controls, texts }: { controls: readonly ControlView[]; texts: string }) {
  const runs = useRowRuns(controls.map(({ id }) => id));
  const shown = runs.filter((run, at) => at === 0 || run.finishedAt === null);
  return shown.map((run) => <RunStatus key={run.id} run={run} texts={texts} />);
}

/** The controls of each row that have to wait for another one of the service, with the reason's code. */
function useWaits(controls: readonly ControlView[]): Readonly<Record<string, string>> {
  const wait = useWait();
  return Object.fromEntries(
    controls.flatMap((control): [string, string][] => {
      const code = wait(control);
      return code === null ? [] : [[control.id, code]];
    }),
  );
}

function useRows(serviceId: string, panel: string, version: string) {
  const call = useCall();
  const contract = useActingCall()(readPanelCall);
  const [rows, setRows] = useState<PanelRows | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [underWay, setUnderWay] = useState<{ againMs: number } | null>(null);
  const [begin] = useState(latestOnly);
  const { note } = useContext(RunsContext);
  const { path } = contract;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the contract is its path, `version` asks again
  const load = useCallback(async () => {
    const isLatest = begin();
    const result = await call(contract, { id: serviceId, panel });
    // One that was begun before a control ran shows the list as it was.
    if (!isLatest()) return;
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    setRows(result.value.rows);
    for (const run of result.value.settled) note(run);
    // A new object each time, so that the next reading is waited for anew.
    const later = (before: typeof underWay) => (before ? Math.min(before.againMs * 2, LAST_AGAIN_MS) : FIRST_AGAIN_MS);
    setUnderWay((before) => (result.value.underWay ? { againMs: later(before) } : null));
  }, [serviceId, panel, path, version]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (!underWay) return;
    const timer = setTimeout(() => void load(), underWay.againMs);
    return () => clearTimeout(timer);
  }, [underWay, load]);
  return { rows, failure, load };
}
