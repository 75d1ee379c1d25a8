"use client";

import { useTranslations } from "next-intl";
import {
  lazy,
  type RefObject,
  Suspense,
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { ZoneChangeView, ZoneView } from "@/lib/zones/contract";
import { BrakeDialog } from "./brake-dialog";
import { ChangeHistory } from "./change-history";
import { ChangesBar } from "./changes-bar";
import { ElsewhereNote } from "./elsewhere-note";
import { ZoneMenu } from "./import/zone-menu";
import { matchRow } from "./match-row";
import type { Editing } from "./row-editor";
import { SaveResult } from "./save-result";
import { UndoDialog } from "./undo-dialog";
import { useSaveZone } from "./use-save-zone";
import { useZoneDraft } from "./use-zone-draft";
import type { DraftRow } from "./zone-draft";
import { ZoneNotes } from "./zone-notes";
import type { ZoneRowProps } from "./zone-row";
import { ZoneRules } from "./zone-rules";
import { ZoneTable } from "./zone-table";
import { ZoneTools } from "./zone-tools";

interface Props {
  zone: ZoneView;
  history: { rows: ZoneChangeView[]; next: string | null };
  uncertified: boolean;
  /** The address of the page with the name servers; null for staff, who have none. */
  nameServersHref: string | null;
}

/** The form of a record brings zod and the rules of every type, 45 kB: it is fetched once the records can be used. */
const loadRowEditor = () => import("./row-editor");
const RowEditor = lazy(() => loadRowEditor().then((module) => ({ default: module.RowEditor })));

/** Focuses the first button of a row, which may be another one than before; the button to add a record if the row is gone. */
function focusRow(table: HTMLElement | null, key: string | undefined) {
  requestAnimationFrame(() => {
    const target = key ? table?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) : null;
    (target ?? table?.querySelector<HTMLElement>("[data-add-record]"))?.focus();
  });
}

/** The rows that match the filter, and the one that is a form. A key press shows in the field at once; the rows follow. */
function useFoundRows(rows: readonly DraftRow[], query: string, editing: string | undefined) {
  const search = useDeferredValue(query);
  return { search, shown: rows.filter((row) => row.key === editing || matchRow(row, search)) };
}

/**
 * Which record is a form. The press is answered at once and the form follows, a few slices of rendering later: on a slow phone it would
 * hold up the next press or key.
 */
function useEditing() {
  const [editing, setEditing] = useState<Editing | null>(null);
  const open = useCallback((next: Editing) => startTransition(() => setEditing(next)), []);
  // At once, because the focus goes to the row's button.
  return { editing, open, end: () => setEditing(null) };
}

/** What a row's buttons do. The functions stay the same, so that the rows of other records are not rendered again. */
function useRowActions(
  { remove, restore }: Pick<ReturnType<typeof useZoneDraft>, "remove" | "restore">,
  setEditing: (editing: Editing) => void,
  table: RefObject<HTMLElement | null>,
): Pick<ZoneRowProps, "onEdit" | "onDelete" | "onRestore"> {
  const onEdit = useCallback(({ key, record }: DraftRow) => setEditing({ key, record }), [setEditing]);
  const onDelete = useCallback(
    ({ key }: DraftRow) => {
      remove(key);
      focusRow(table.current, key);
    },
    [remove, table],
  );
  const onRestore = useCallback(
    ({ key }: DraftRow) => {
      restore(key);
      focusRow(table.current, key);
    },
    [restore, table],
  );
  return { onEdit, onDelete, onRestore };
}

/** The DNS records of a domain, for its owner or for staff on the owner's behalf (ActingAs): edits are collected, reviewed in a bar at the bottom, saved together, and can be undone. */
export function ZoneEditor({ zone: initial, history: initialHistory, uncertified, nameServersHref }: Props) {
  const t = useTranslations("zones");
  const zoneDraft = useZoneDraft(initial);
  const { zone, pending, rows, draft } = zoneDraft;
  const [history, setHistory] = useState(initialHistory);
  const { editing, open, end } = useEditing();
  const [query, setQuery] = useState("");
  const [undoing, setUndoing] = useState<ZoneChangeView | null>(null);
  const tableRef = useRef<HTMLDivElement>(null);
  const save = useSaveZone({
    zone,
    pending,
    take: zoneDraft.take,
    onChange: (change) => {
      setHistory((past) => ({ ...past, rows: [change, ...past.rows] }));
      setUndoing(null);
    },
  });

  const { shown, search } = useFoundRows(rows, query, editing?.key);
  const readOnly = zone.effective === false || zone.closed !== null;
  const actions = useRowActions(zoneDraft, open, tableRef);
  useEffect(() => {
    loadRowEditor().catch(() => undefined); // asked again when a row is edited
  }, []);

  function close() {
    end();
    focusRow(tableRef.current, editing?.key);
  }

  return (
    <div ref={tableRef}>
      <ZoneNotes
        zone={zone}
        uncertified={uncertified}
        nameServersHref={nameServersHref}
        busy={save.refreshing}
        onRefresh={save.refresh}
      />
      {save.elsewhere && <ElsewhereNote elsewhere={save.elsewhere} pending={pending.length > 0} />}
      {save.result && <SaveResult change={save.result} onClose={save.closeResult} />}
      <ZoneTools
        query={query}
        onQuery={setQuery}
        total={zone.records.length}
        found={shown.length}
        refreshing={save.refreshing}
        onRefresh={save.refresh}
        onAdd={readOnly ? null : () => open({ key: "", record: null })}
        menu={<ZoneMenu zoneDraft={zoneDraft} readOnly={readOnly} />}
      />
      {rows.length + zone.unreadable.length === 0 && !editing ? (
        <EmptyState text={t(readOnly ? "table.none" : "table.empty")} />
      ) : (
        <ZoneTable
          caption={t("table.caption", { name: zone.displayName })}
          rows={shown}
          locked={search ? [] : zone.locked}
          unreadable={search ? [] : zone.unreadable}
          editing={editing?.key ?? null}
          editor={
            editing && (
              <Suspense fallback={<SkeletonRows rows={1} />}>
                <RowEditor key={editing.key} editing={editing} zoneDraft={zoneDraft} onClose={close} />
              </Suspense>
            )
          }
          readOnly={readOnly}
          {...actions}
        />
      )}
      <ZoneRules />
      <ChangeHistory
        serviceId={zone.serviceId}
        changes={history.rows}
        next={history.next}
        onMore={(more, next) => setHistory({ rows: [...history.rows, ...more], next })}
        onUndo={readOnly || save.busy ? null : setUndoing}
      />
      {undoing && (
        <UndoDialog
          change={undoing}
          records={zone.records}
          zone={zone.domain}
          busy={save.busy}
          error={save.error}
          onClose={() => setUndoing(null)}
          onConfirm={() => save.undo(undoing.id)}
        />
      )}
      <BrakeDialog brake={save.brake} busy={save.busy} onClose={save.closeBrake} onConfirm={save.confirmBrake} />
      {draft.dirty && (
        <ChangesBar
          draft={draft}
          busy={save.busy}
          collapsed={editing !== null}
          error={undoing ? undefined : save.error}
          onDiscard={zoneDraft.discard}
          onSave={save.save}
        />
      )}
    </div>
  );
}
