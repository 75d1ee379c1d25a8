// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, Fragment, memo, type ReactNode, useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { tickClass } from "@/components/ui/field/radio-group";
import { Icon } from "@/components/ui/icon";
import type { LockedRecord, UnreadableRecord } from "@/lib/zones/contract";
import type { RowSort } from "./arrange/arrange-rows";
import type { DraftRow } from "./zone-draft";
import {
  FormRow,
  HostRow,
  LockedRow,
  type OnSelectRow,
  type RowPlace,
  UnreadableRow,
  type ZoneLine,
  ZoneRow,
  type ZoneRowProps,
} from "./zone-row";

interface Props
  extends Pick<
    ZoneRowProps,
    "readOnly" | "onEdit" | "onDelete" | "onRestore" | "onDuplicate" | "onRemark" | "onAskLive"
  > {
  /** The domain in ASCII. */
  zone: string;
  caption: string;
  rows: readonly DraftRow[];
  /** How many rows there are, those that a filter hides included. @default those of `rows` */
  total?: number;
  locked: readonly LockedRecord[];
  unreadable: readonly UnreadableRecord[];
  /** The key of the row that is being edited; "" for a new record, which is shown first. `editor` is its form. */
  editing: string | null;
  editor: ReactNode;
  /** Whether there is a column that marks what will change; a table that is only looked at has none. @default true */
  marks?: boolean;
  /** Null: no rows can be selected. @default null */
  select?: TableSelect | null;
  /** What the heads sort by; without it they are plain words. */
  sorting?: { sort: RowSort | null; down: boolean; onSort: (pressed: RowSort) => void } | undefined;
  /** Rows of one host stand together, below its name. @default false */
  grouped?: boolean;
  /** What the customer noted beside a record. */
  remarkOf?: ((row: DraftRow) => string | undefined) | undefined;
}

export interface TableSelect {
  selected: ReadonlySet<string>;
  onSelect: OnSelectRow;
  /** Ticks all rows that are shown, or none. */
  onAll: (on: boolean) => void;
}

/** With more rows, only those near the window are in the page. */
const MANY = 100;
/** How many of them are shown until LongZone, which chooses by the window, has been fetched. */
const AT_FIRST = 60;

/** The records: each with its state, what will change, and two buttons. Not rendered again for a key in the filter, only for what it finds. */
export const ZoneTable = memo(function ZoneTable(props: Props) {
  const { caption, editing, rows, total = rows.length, readOnly, marks = true, select = null, sorting } = props;
  const t = useTranslations("zones.table");
  const lines = linesOf(props);
  const show = showOf(props);
  // What a filter finds of a long zone stands in the same body: changing it would make all its rows again.
  const many = Math.max(total, lines.length) > MANY;
  // The form has labels of its own, which do not stand below these heads.
  const onlyForm = editing !== null && lines.every(({ key }) => key === editing);
  const LongZone = useLongZone(many && editing === null);
  return (
    <table
      // `table-fixed`: the heads decide the columns' widths, so that a row is laid out without all others, whatever it becomes.
      // `isolate`: a table that nothing changed in is not painted again with the rest of the page.
      className="isolate w-full table-fixed border-collapse text-[length:var(--size-body)] max-lg:block"
      role="table"
      // The head counts too.
      aria-rowcount={many ? lines.length + 1 : undefined}
    >
      <caption className="sr-only">{caption}</caption>
      {onlyForm || (
        <thead role="rowgroup" className="max-lg:hidden">
          <tr role="row" aria-rowindex={many ? 1 : undefined}>
            {select && (
              <Head className="w-9">
                <AllBox rows={rows} select={select} />
              </Head>
            )}
            <Head className={marks ? "w-6" : "hidden"}>
              <span className="sr-only">{t("mark")}</span>
            </Head>
            <SortHead by="host" sorting={sorting} className="w-42">
              {t("host")}
            </SortHead>
            <SortHead by="type" sorting={sorting} className="w-22">
              {t("type")}
            </SortHead>
            <Head>{t("value")}</Head>
            <SortHead by="ttl" sorting={sorting} className="w-20 text-right">
              TTL
            </SortHead>
            {/* Room for the widest buttons, those of a change. */}
            <Head className={readOnly ? "w-28" : "w-42"}>
              <span className="sr-only">{t("actions")}</span>
            </Head>
          </tr>
        </thead>
      )}
      {many && LongZone ? (
        <LongZone lines={lines} show={show} editing={editing} />
      ) : (
        <Lines lines={many && editing === null ? lines.slice(0, AT_FIRST) : lines} show={show} />
      )}
    </table>
  );
});

type LongZoneBody = typeof import("./long-zone").LongZone;

/**
 * The body of long tables, fetched after the page; null until then. It takes the place of the first rows, so it waits while one of them is a
 * form; all rows are in the page meanwhile.
 */
function useLongZone(wanted: boolean): LongZoneBody | null {
  const [body, setBody] = useState<LongZoneBody | null>(null);
  useEffect(() => {
    if (!wanted || body) return;
    let gone = false;
    const take = (component: LongZoneBody) => {
      if (!gone) setBody(() => component);
    };
    // Without it all rows are in the page, which is slow and complete.
    import("./long-zone").then(
      ({ LongZone }) => take(LongZone),
      () => take(Lines),
    );
    return () => {
      gone = true;
    };
  }, [wanted, body]);
  return body;
}

function Lines({ lines, show }: Pick<ComponentProps<LongZoneBody>, "lines" | "show">) {
  return (
    <tbody role="rowgroup" className="max-lg:block">
      {lines.map((line) => (
        <Fragment key={line.key}>{show(line, {})}</Fragment>
      ))}
    </tbody>
  );
}

/** What shows a line. Called for those in the page alone: of thousands, nobody sees most. */
function showOf(props: Props) {
  const { marks = true, select = null, remarkOf } = props;
  const { readOnly, onEdit, onDelete, onRestore, onDuplicate, onRemark, onAskLive } = props;
  const act = { readOnly, onEdit, onDelete, onRestore, onDuplicate, onRemark, onAskLive, onSelect: select?.onSelect };
  return (line: ZoneLine, place: RowPlace): ReactNode =>
    "show" in line ? (
      line.show(place)
    ) : (
      <ZoneRow
        {...act}
        {...{ row: line, marks, place }}
        selected={select ? select.selected.has(line.key) : null}
        remark={remarkOf?.(line)}
      />
    );
}

function linesOf(props: Props): ZoneLine[] {
  const { rows, locked, unreadable, editing, editor, zone, select = null, marks = true, grouped = false } = props;
  const boxes = select !== null;
  const form = (key: string): ZoneLine => ({ key, show: (place) => <FormRow place={place}>{editor}</FormRow> });
  const line = (row: DraftRow): ZoneLine => (editing === row.key ? form(row.key) : row);
  return [
    ...(editing === "" ? [form("")] : []),
    ...(grouped ? underHosts(rows, zone, line) : editing ? rows.map(line) : rows),
    ...locked.map(
      (record): ZoneLine => ({
        key: `${record.host} ${record.type} ${record.value} ${record.route}`,
        show: (place) => <LockedRow {...{ record, marks, boxes, place }} />,
      }),
    ),
    ...unreadable.map(
      ({ id, text }): ZoneLine => ({
        key: id ?? text,
        show: (place) => <UnreadableRow {...{ text, marks, boxes, place }} />,
      }),
    ),
  ];
}

/** The lines of rows that stand by host, each host's below a line with its name. */
function underHosts(rows: readonly DraftRow[], zone: string, line: (row: DraftRow) => ZoneLine): ZoneLine[] {
  const hosts = new Map<string, DraftRow[]>();
  for (const row of rows) {
    const own = hosts.get(row.record.host);
    if (own) own.push(row);
    else hosts.set(row.record.host, [row]);
  }
  return [...hosts].flatMap(([host, own]): ZoneLine[] => [
    { key: `host ${host}`, show: (place) => <HostRow {...{ host, zone, place }} count={own.length} /> },
    ...own.map(line),
  ]);
}

/** Ticks all rows that are shown. */
function AllBox({ rows, select: { selected, onAll } }: { rows: readonly DraftRow[]; select: TableSelect }) {
  const t = useTranslations("zone-table.select");
  const count = selected.size === 0 ? 0 : rows.filter(({ key }) => selected.has(key)).length;
  const all = rows.length > 0 && count === rows.length;
  return (
    <label className="reach inline-flex items-center align-middle">
      <input
        type="checkbox"
        className={cn(tickClass, "relative z-1 mt-0 staff:mt-0")}
        autoComplete="off"
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !all;
        }}
        checked={all}
        disabled={rows.length === 0}
        onChange={() => onAll(!all)}
      />
      <span className="sr-only">{t("all")}</span>
    </label>
  );
}

/** A head that sorts by its column: upwards, downwards, then as listed. */
const SortHead = memo(function SortHead({
  by,
  sorting,
  className,
  children,
}: Pick<Props, "sorting"> & { by: RowSort; className?: string; children: string }) {
  if (!sorting) return <Head className={className}>{children}</Head>;
  const sorted = sorting.sort === by;
  return (
    <Head className={className} sorted={sorted ? (sorting.down ? "descending" : "ascending") : undefined}>
      <button
        type="button"
        className={cn(
          "reach cursor-pointer border-0 bg-transparent p-0 text-ink-3 hover:text-ink hover:underline",
          sorted && "font-strong text-ink",
        )}
        onClick={() => sorting.onSort(by)}
      >
        {children}
        {sorted && <Icon name="down" className={cn("ml-0.5 size-3", !sorting.down && "rotate-180")} />}
      </button>
    </Head>
  );
});

interface HeadProps {
  className?: string | undefined;
  sorted?: "ascending" | "descending" | undefined;
  children: ReactNode;
}

function Head({ className, sorted, children }: HeadProps) {
  return (
    <th
      role="columnheader"
      aria-sort={sorted}
      scope="col"
      className={cn(
        "py-2 pr-3 pl-0 text-left align-bottom text-sm font-normal whitespace-nowrap text-ink-3 last:pr-0 staff:text-xs",
        className,
      )}
    >
      {children}
    </th>
  );
}
