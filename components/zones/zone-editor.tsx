"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  lazy,
  type RefObject,
  Suspense,
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useActor } from "@/components/services/controls/acting-as";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { recordLine, type ZoneRecord } from "@/lib/dns/record";
import type { ZoneChangeView, ZoneView } from "@/lib/zones/contract";
import type { RecordRemark } from "@/lib/zones/remark-contract";
import { ArrangeBar } from "./arrange/arrange-bar";
import { type Arrangement, AS_LISTED, arrangeRows, isFiltered, type RowSort, sortAfter } from "./arrange/arrange-rows";
import { useTypeCounts } from "./arrange/use-type-counts";
import { keepForBatch } from "./batch/copied-records";
import { BrakeDialog } from "./brake-dialog";
import { type BulkAct, RecordSelectionBar } from "./bulk/record-selection-bar";
import { useSelection } from "./bulk/use-selection";
import { ChangeHistory } from "./change-history";
import { ChangesBar } from "./changes-bar";
import { ElsewhereNote } from "./elsewhere-note";
import { ZoneMenu } from "./import/zone-menu";
import { prepareTexts } from "./match-row";
import { useRemarks } from "./remarks/use-remarks";
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
  remarks: readonly RecordRemark[];
  uncertified: boolean;
  /** The address of the page with the name servers; null for staff, who have none. */
  nameServersHref: string | null;
}

/** The form of a record brings zod and the rules of every type, 45 kB: it is fetched once the records can be used. */
const loadRowEditor = () => import("./row-editor");
const RowEditor = lazy(() => loadRowEditor().then((module) => ({ default: module.RowEditor })));

const BulkDialog = lazy(() => import("./bulk/bulk-dialog").then((module) => ({ default: module.BulkDialog })));
const RecordLiveDialog = lazy(() =>
  import("./checks/record-live-dialog").then((module) => ({ default: module.RecordLiveDialog })),
);
const RemarkDialog = lazy(() => import("./remarks/remark-dialog").then((module) => ({ default: module.RemarkDialog })));

const addButtonIn = (table: RefObject<HTMLElement | null>) =>
  table.current?.querySelector<HTMLElement>("[data-add-record]");

/**
 * Focuses the first button of a row, which may be another one than before, once the row is on the page as it is to be; the button to add
 * a record if the row is gone.
 */
function useRowFocus(table: RefObject<HTMLElement | null>) {
  const [wanted, setWanted] = useState<{ key: string } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const focus = () => {
      const target = wanted.key && table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.key)}"]`);
      (target || addButtonIn(table))?.focus();
    };
    // After the picture: to set the focus, the browser lays out the page, and once more for what the focus changes.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(focus);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [wanted, table]);
  return useCallback((key: string) => setWanted({ key }), []);
}

/** The rows as they are arranged, with the one that is a form. A key press or choice shows at once; the rows follow. */
function useFoundRows(
  rows: readonly DraftRow[],
  arrangement: Arrangement,
  editing: string | undefined,
  remarkOf: (row: DraftRow) => string | undefined,
) {
  const settled = useDeferredValue(arrangement);
  const shown = useMemo(() => arrangeRows(rows, settled, editing, remarkOf), [rows, settled, editing, remarkOf]);
  return { settled, shown };
}

/** How the rows are arranged. The functions stay the same. */
function useArrangement() {
  const [arrangement, setArrangement] = useState(AS_LISTED);
  const arrange = useCallback((change: Partial<Arrangement>) => setArrangement((now) => ({ ...now, ...change })), []);
  const onSort = useCallback((pressed: RowSort) => setArrangement((now) => sortAfter(now, pressed)), []);
  return { arrangement, arrange, onSort };
}

/** What a filter leaves of the rows that it does not look at. Always the same list, so that the table is not rendered again. */
const NONE: readonly never[] = [];

/**
 * Which record is a form. The press is answered at once and the form follows, a few slices of rendering later: on a slow phone it would
 * hold up the next press or key.
 */
function useEditing() {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [ended, setEnded] = useState(0);
  const open = useCallback((next: Editing) => startTransition(() => setEditing(next)), []);
  const end = useCallback(() => {
    setEditing(null);
    setEnded((times) => times + 1);
  }, []);
  return { editing, ended, open, end };
}

/** From so many records on, choosing a type and an order is worth a line of the page. */
const MANY_ROWS = 6;

/** What a row's buttons do. The functions stay the same, so that the rows of other records are not rendered again. */
function useRowActions(
  { remove, restore }: Pick<ReturnType<typeof useZoneDraft>, "remove" | "restore">,
  setEditing: (editing: Editing) => void,
  focusRow: (key: string) => void,
): Required<Pick<ZoneRowProps, "onEdit" | "onDelete" | "onRestore" | "onDuplicate">> {
  const onDuplicate = useCallback(
    ({ record }: DraftRow) => setEditing({ key: "", record, copied: true }),
    [setEditing],
  );
  const onEdit = useCallback(({ key, record }: DraftRow) => setEditing({ key, record }), [setEditing]);
  const onDelete = useCallback(
    ({ key }: DraftRow) => {
      remove(key);
      focusRow(key);
    },
    [remove, focusRow],
  );
  const onRestore = useCallback(
    ({ key }: DraftRow) => {
      restore(key);
      focusRow(key);
    },
    [restore, focusRow],
  );
  return { onEdit, onDelete, onRestore, onDuplicate };
}

/** What is done with the ticked records: by a form, at once, or on the page for several domains. */
function useBulk(zoneDraft: ReturnType<typeof useZoneDraft>, selection: ReturnType<typeof useSelection>) {
  const [act, setAct] = useState<BulkAct | null>(null);
  const router = useRouter();
  // Records that will be deleted take no part.
  const rows = useMemo(() => selection.chosen.filter(({ state }) => state !== "deleted"), [selection.chosen]);
  return {
    act,
    rows,
    onAct: (next: BulkAct) => startTransition(() => setAct(next)),
    end: () => setAct(null),
    take: (changed: readonly { key: string; record: ZoneRecord }[]) => {
      zoneDraft.putMany(changed);
      selection.clear();
    },
    onDelete: () => {
      zoneDraft.removeMany(rows.map(({ key }) => key));
      selection.clear();
    },
    onCopy: () => {
      keepForBatch(rows.map(({ record }) => record));
      router.push("/account/batches/new?copied=1");
    },
  };
}

interface RecordsProps {
  zoneDraft: ReturnType<typeof useZoneDraft>;
  save: ReturnType<typeof useSaveZone>;
  noted: ReturnType<typeof useRemarks>;
  edited: ReturnType<typeof useEditing>;
  /** Holds the table and the button to add a record, where the focus goes back to. */
  tableRef: RefObject<HTMLDivElement | null>;
  readOnly: boolean;
}

/** The records: which are shown in which order, which are ticked, which is a form. */
function ZoneRecords({ zoneDraft, save, noted, edited, tableRef, readOnly }: RecordsProps) {
  const t = useTranslations("zones");
  const { zone, rows } = zoneDraft;
  const { editing, ended, open, end } = edited;
  const owner = useActor() === "owner";
  const { arrangement, arrange, onSort } = useArrangement();
  useEffect(() => prepareTexts(zone.records), [zone.records]);
  const { shown, settled } = useFoundRows(rows, arrangement, editing?.key, noted.remarkOf);
  const types = useTypeCounts(zone.records, zoneDraft.pending);
  const { sort, down, grouped } = settled;
  const sorting = useMemo(() => ({ sort, down, onSort }), [sort, down, onSort]);
  const focusRow = useRowFocus(tableRef);
  const actions = useRowActions(zoneDraft, open, focusRow);
  const selection = useSelection(rows, shown);
  const bulk = useBulk(zoneDraft, selection);
  const [asked, setAsked] = useState<ZoneRecord | null>(null);
  const onAskLive = useCallback(({ was }: DraftRow) => startTransition(() => setAsked(was)), []);
  const filtered = isFiltered(settled);
  const editor = useMemo(() => {
    if (!editing) return null;
    const close = () => {
      end();
      focusRow(editing.key);
    };
    return (
      <Suspense fallback={<SkeletonRows rows={1} />}>
        <RowEditor
          // Another record of which one more is made begins another form, and so does what is opened while one is being closed.
          key={`${ended} ${editing.key} ${editing.record ? recordLine(editing.record) : ""}`}
          onDuplicate={actions.onDuplicate}
          onClose={close}
          {...{ editing, zoneDraft }}
        />
      </Suspense>
    );
  }, [editing, ended, zoneDraft, actions.onDuplicate, end, focusRow]);
  return (
    <>
      <ZoneTools
        query={arrangement.query}
        onQuery={(query) => arrange({ query })}
        total={zone.records.length}
        found={shown.length}
        refreshing={save.refreshing}
        onRefresh={save.refresh}
        onAdd={readOnly ? null : () => open({ key: "", record: null })}
        menu={<ZoneMenu zoneDraft={zoneDraft} readOnly={readOnly} />}
      />
      {rows.length >= MANY_ROWS && (
        <ArrangeBar
          types={types}
          type={arrangement.type}
          sort={arrangement.sort}
          down={arrangement.down}
          grouped={arrangement.grouped}
          onArrange={arrange}
        />
      )}
      {!readOnly && selection.chosen.length > 0 && (
        <RecordSelectionBar selection={selection} shown={shown.length} {...bulk} onCopy={owner ? bulk.onCopy : null} />
      )}
      {rows.length + zone.unreadable.length === 0 && !editing ? (
        <EmptyState text={t(readOnly ? "table.none" : "table.empty")} />
      ) : (
        <ZoneTable
          caption={t("table.caption", { name: zone.displayName })}
          zone={zone.domain}
          rows={shown}
          total={rows.length}
          locked={filtered ? NONE : zone.locked}
          unreadable={filtered ? NONE : zone.unreadable}
          editing={editing?.key ?? null}
          editor={editor}
          readOnly={readOnly}
          select={readOnly ? null : selection}
          sorting={sorting}
          grouped={grouped}
          remarkOf={noted.remarkOf}
          onRemark={owner ? noted.onRemark : undefined}
          onAskLive={owner ? onAskLive : undefined}
          {...actions}
        />
      )}
      <Suspense>
        {bulk.act && (
          <BulkDialog act={bulk.act} rows={bulk.rows} zone={zone.domain} onDone={bulk.take} onClose={bulk.end} />
        )}
        {asked && (
          <RecordLiveDialog
            serviceId={zone.serviceId}
            record={asked}
            zone={zone.domain}
            onClose={() => setAsked(null)}
          />
        )}
        {noted.asked && (
          <RemarkDialog
            record={noted.asked}
            serviceId={zone.serviceId}
            remark={noted.remarkFor(noted.asked) ?? ""}
            onDone={noted.take}
            onClose={noted.end}
          />
        )}
      </Suspense>
    </>
  );
}

/** The DNS records of a domain, for its owner or for staff on the owner's behalf (ActingAs): edits are collected, reviewed in a bar at the bottom, saved together, and can be undone. */
export function ZoneEditor({ zone: initial, history: initialHistory, remarks, uncertified, nameServersHref }: Props) {
  const zoneDraft = useZoneDraft(initial);
  const { zone, pending, draft } = zoneDraft;
  const [history, setHistory] = useState(initialHistory);
  const edited = useEditing();
  const [undoing, setUndoing] = useState<ZoneChangeView | null>(null);
  const tableRef = useRef<HTMLDivElement>(null);
  const owner = useActor() === "owner";
  const noted = useRemarks(zone.serviceId, remarks);
  const save = useSaveZone({
    zone,
    pending,
    take: zoneDraft.take,
    onChange: (change) => {
      setHistory((past) => ({ ...past, rows: [change, ...past.rows] }));
      setUndoing(null);
      // Remarks went along with the records that were changed.
      if (owner) noted.readAgain();
    },
  });
  const readOnly = zone.effective === false || zone.closed !== null;
  const onMore = useCallback(
    (more: ZoneChangeView[], next: string | null) => setHistory((past) => ({ rows: [...past.rows, ...more], next })),
    [],
  );
  // The buttons that save, discard and undo are gone once they have done so.
  useFocusWhenLost(draft.dirty || undoing !== null, () => addButtonIn(tableRef));
  useEffect(() => {
    loadRowEditor().catch(() => undefined); // asked again when a row is edited
  }, []);

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
      <ZoneRecords {...{ zoneDraft, save, noted, edited, tableRef, readOnly }} />
      <ZoneRules />
      <ChangeHistory
        serviceId={zone.serviceId}
        changes={history.rows}
        next={history.next}
        onMore={onMore}
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
          tooMany={zoneDraft.tooMany}
          busy={save.busy}
          progress={save.progress}
          collapsed={edited.editing !== null}
          error={undoing ? undefined : save.error}
          onDiscard={zoneDraft.discard}
          onSave={save.save}
        />
      )}
    </div>
  );
}
