// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
"use client";

import { cva, type VariantProps } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { type ComponentProps, type MouseEvent, memo, type ReactNode, startTransition, useOptimistic } from "react";
import { Button } from "@/components/ui/button/button";
import { IconButton } from "@/components/ui/button/icon-button";
import { cn } from "@/components/ui/cn";
import { tickClass } from "@/components/ui/field/radio-group";
import { Icon } from "@/components/ui/icon";
import { fullName } from "@/lib/dns/host";
import { recordLine, type ZoneRecord } from "@/lib/dns/record";
import type { LockedRecord } from "@/lib/zones/contract";
import { NameText, ValueText } from "./record-text";
import { RowMenu } from "./row-menu";
import type { DraftRow } from "./zone-draft";

/**
 * On a narrow window a row has two lines: box, mark, host, type and TTL above, the value below, the buttons beside both.
 */
const rowClass = cva(
  // `isolate`: a press or the pointer on one row does not paint the others again. The menu of a row with the focus lies over the next ones.
  [
    "group/row relative isolate focus-within:z-1 max-lg:grid max-lg:items-center max-lg:gap-x-2.5",
    "max-lg:border-t max-lg:border-rule max-lg:py-2",
  ],
  {
    variants: {
      /** The table has boxes that select rows. */
      boxes: {
        true: "max-lg:grid-cols-[1.75rem_auto_minmax(0,auto)_auto_1fr_auto] max-lg:[grid-template-areas:'s_m_h_t_l_a'_'s_._v_v_v_a']",
        false:
          "max-lg:grid-cols-[1.25rem_minmax(0,auto)_auto_1fr_auto] max-lg:[grid-template-areas:'m_h_t_l_a'_'._v_v_v_a']",
      },
      selected: { true: "bg-accent-soft max-lg:-mx-margin max-lg:px-margin" },
    },
  },
);

const cell = cva(
  [
    "h-13 border-t border-rule py-1.5 pr-3 pl-0 align-middle group-hover/row:bg-sunk/55 last:pr-0",
    "max-lg:block max-lg:h-auto max-lg:border-0 max-lg:p-0",
  ],
  {
    variants: {
      column: {
        box: "p-0 max-lg:self-start max-lg:pt-0.5 max-lg:[grid-area:s]",
        mark: "p-0 max-lg:[grid-area:m]",
        host: "wrap-anywhere max-lg:font-strong max-lg:[grid-area:h]",
        type: "text-sm/(--size-body-line) max-lg:whitespace-nowrap max-lg:text-ink-2 max-lg:[grid-area:t]",
        value: "leading-6 wrap-anywhere max-lg:[grid-area:v]",
        ttl: [
          "text-right text-sm/(--size-body-line) whitespace-nowrap text-ink-2",
          "max-lg:text-left max-lg:[grid-area:l] max-lg:before:content-['TTL_']",
        ],
        actions: "text-right whitespace-nowrap max-lg:[grid-area:a]",
      },
      /** The record will be deleted. */
      gone: { true: "text-ink-3 line-through max-lg:text-ink-3" },
    },
  },
);

interface CellProps extends VariantProps<typeof cell> {
  className?: string;
  children?: ReactNode;
}

function Cell({ column, gone, className, children }: CellProps) {
  return (
    <td role="cell" className={cn(cell({ column, gone }), className)}>
      {children}
    </td>
  );
}

const MARKS = { changed: "", added: "+", deleted: "−" } as const;
const MARK_CLASSES = {
  changed: "block size-2 rounded-full bg-accent-mark",
  added: "text-ok",
  deleted: "text-bad",
} as const;

/** Where a row stands among rows that are not all in the page: attributes of its `<tr>`. */
export type RowPlace = ComponentProps<"tr"> & { "data-index"?: number };

/** A line of the table: a record, or something else with what shows it. */
export type ZoneLine = DraftRow | { key: string; show: (place: RowPlace) => ReactNode };

/** What is pressed in a row's box: whether it is ticked now, and whether Shift was held. */
export type OnSelectRow = (key: string, on: boolean, range: boolean) => void;

export interface ZoneRowProps {
  row: DraftRow;
  /** Null: the table has no boxes. */
  selected: boolean | null;
  /** What the customer noted beside it. */
  remark: string | undefined;
  /** Whether the table has the column that marks what will change. */
  marks: boolean;
  readOnly: boolean;
  onEdit: (row: DraftRow) => void;
  onDelete: (row: DraftRow) => void;
  onRestore: (row: DraftRow) => void;
  onSelect?: OnSelectRow | undefined;
  /** Opens the form of a new record that begins as this one. */
  onDuplicate?: ((row: DraftRow) => void) | undefined;
  /** Absent: remarks are only read. */
  onRemark?: ((row: DraftRow) => void) | undefined;
  /** Asks the world what it answers for the record. */
  onAskLive?: ((row: DraftRow) => void) | undefined;
  place: RowPlace;
}

/** Rendered again only when something of it changed: opening one record leaves the others alone. */
export const ZoneRow = memo(ZoneRowInside, (before, now) => {
  const { place: placeBefore, ...restBefore } = before;
  const { place, ...rest } = now;
  return sameFields(placeBefore, place) && sameFields(restBefore, rest);
});

function sameFields<T extends object>(one: T, other: T): boolean {
  const keys = Object.keys(one) as (keyof T)[];
  return keys.length === Object.keys(other).length && keys.every((key) => Object.is(one[key], other[key]));
}

const LONGEST_NAME = 60;

/** A record in the name of its buttons: with its value, because a host may have several of a type. */
function shortLine(record: ZoneRecord): string {
  const line = recordLine(record);
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}

function ZoneRowInside(props: ZoneRowProps) {
  const { marks, readOnly, selected, remark, onEdit, onDelete, onRestore, onSelect, onRemark, place } = props;
  const { row, take, giveBack } = useAnswers(props.row, onDelete, onRestore);
  const t = useTranslations("zones.table");
  const own = useTranslations("zone-table.row");
  const { state, was, record } = row;
  const name = shortLine(record);
  const before = state === "changed" && was ? was : null;
  const gone = state === "deleted";
  return (
    <tr role="row" {...place} className={rowClass({ boxes: selected !== null, selected: selected === true })}>
      {selected !== null && (
        <Cell column="box">
          <RowBox
            label={own("select", { name })}
            checked={selected}
            onTick={(on, range) => onSelect?.(row.key, on, range)}
          />
        </Cell>
      )}
      <Cell column="mark" className={marks ? undefined : "hidden!"}>
        {state !== "same" && (
          <b role="img" aria-label={t(state)} className={MARK_CLASSES[state]}>
            {MARKS[state]}
          </b>
        )}
      </Cell>
      <Cell column="host" gone={gone}>
        <Now now={<NameText text={record.host} />} was={before && before.host !== record.host && before.host} />
      </Cell>
      <Cell column="type" gone={gone}>
        <Now now={record.type} was={before && before.type !== record.type && before.type} />
      </Cell>
      <Cell column="value">
        <ValueCell record={record} before={before} gone={gone} />
        {remark !== undefined && <Remark text={remark} name={name} onChange={onRemark && (() => onRemark(row))} />}
      </Cell>
      <Cell column="ttl" gone={gone}>
        <Now
          now={record.ttlSeconds}
          was={before && before.ttlSeconds !== record.ttlSeconds && String(before.ttlSeconds)}
        />
      </Cell>
      <Cell column="actions">
        {!readOnly && (
          // The menu's button is higher than the row's other ones; a row keeps its height when it loses them.
          <span className="inline-flex items-center justify-end lg:-my-1">
            {!gone && (
              <IconButton
                icon="pencil"
                label={t("edit", { name })}
                className="size-9 max-lg:-mr-3.5 max-lg:size-11"
                onClick={() => onEdit(row)}
                data-row={row.key}
              />
            )}
            {!gone && <RowMenu {...props} row={row} name={name} />}
            {state === "same" ? (
              <IconButton
                icon="trash"
                label={t("delete", { name })}
                className="-mr-2.5 size-9 max-lg:hidden"
                onClick={take}
              />
            ) : (
              <Button
                small
                kind="flat"
                icon={state === "added" ? "trash" : "undo"}
                className="-mr-2 px-2 max-lg:min-w-11"
                onClick={giveBack}
                data-row={row.key}
              >
                {/* Beside a phone's two other buttons its words would leave no room for the host. */}
                <span className={cn(!gone && "max-lg:sr-only")}>{t(state === "added" ? "remove" : "restore")}</span>
                <span className="sr-only"> {name}</span>
              </Button>
            )}
          </span>
        )}
      </Cell>
    </tr>
  );
}

type OnRow = (row: DraftRow) => void;

/**
 * The row answers a press at once; the plan and the other rows follow, a few slices of rendering later, and with them the focus. The button
 * that was pressed goes without it: to take away what has the focus, the browser lays out the page in the middle of the change.
 */
function useAnswers(saved: DraftRow, onDelete: OnRow, onRestore: OnRow) {
  const [row, answer] = useOptimistic(saved);
  const { key, was } = row;
  const onPress = (state: "deleted" | "same", act: OnRow) => (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.blur();
    startTransition(() => {
      // One that was not saved goes altogether.
      if (was) answer({ key, was, state, record: was });
      act(row);
    });
  };
  return { row, take: onPress("deleted", onDelete), giveBack: onPress("same", onRestore) };
}

/** Ticks a row. A click tells whether Shift is held, which a change does not. */
function RowBox({
  label,
  checked,
  onTick,
}: {
  label: string;
  checked: boolean;
  onTick: (on: boolean, range: boolean) => void;
}) {
  return (
    <label className="reach inline-flex items-center align-middle">
      <input
        type="checkbox"
        className={cn(tickClass, "relative z-1 mt-0 staff:mt-0")}
        autoComplete="off"
        checked={checked}
        // React wants a handler beside `checked`; what counts is the click, also that of the space bar.
        onChange={nothing}
        onClick={(event) => onTick(event.currentTarget.checked, event.shiftKey)}
      />
      <span className="sr-only">{label}</span>
    </label>
  );
}

const nothing = () => undefined;

/** The customer's remark below the value; pressing it changes it. */
function Remark({ text, name, onChange }: { text: string; name: string; onChange: (() => void) | undefined }) {
  const t = useTranslations("zone-table.row");
  const look = "block max-w-full text-left text-sm/(--size-body-line) text-ink-2 wrap-anywhere";
  if (!onChange) return <span className={look}>{text}</span>;
  return (
    <button
      type="button"
      className={cn(look, "reach cursor-pointer border-0 bg-transparent p-0 hover:underline")}
      aria-label={t("remarkOf", { name, text })}
      onClick={onChange}
    >
      {text}
    </button>
  );
}

/** The name of the rows of one host, where they stand together. */
export function HostRow({ host, zone, count, place }: { host: string; zone: string; count: number; place: RowPlace }) {
  const t = useTranslations("zone-table.row");
  return (
    <tr role="row" {...place} className="max-lg:block">
      <th
        scope="row"
        colSpan={7}
        className="border-t border-rule pt-5 pb-1.5 text-left font-strong wrap-anywhere max-lg:block"
      >
        <NameText text={fullName(host, zone)} />{" "}
        <span className="ml-2 text-sm font-normal text-ink-2">{t("records", { count })}</span>
      </th>
    </tr>
  );
}

/** The form in a row's place. */
export function FormRow({ place, children }: { place: RowPlace; children: ReactNode }) {
  return (
    <tr
      role="row"
      {...place}
      className="max-lg:-mx-margin max-lg:block max-lg:border-t max-lg:border-rule max-lg:bg-surface max-lg:px-margin max-lg:pt-3 max-lg:pb-5"
    >
      <td
        role="cell"
        colSpan={7}
        className={cn(
          "h-13 border-t border-rule bg-surface px-0 pt-4 pb-5 align-middle shadow-[-1rem_0_var(--color-surface),1rem_0_var(--color-surface)]",
          "max-lg:block max-lg:h-auto max-lg:border-0 max-lg:p-0 max-lg:shadow-none",
        )}
      >
        {children}
      </td>
    </tr>
  );
}

/** The new value, after the old one struck through. */
function Now({ now, was }: { now: ReactNode; was: string | false | null }) {
  return (
    <>
      {was && <s className="mr-[.5em] mono-value text-ink-3">{was}</s>}
      {now}
    </>
  );
}

function ValueCell({ record, before, gone }: { record: ZoneRecord; before: ZoneRecord | null; gone: boolean }) {
  const differs = before !== null && (before.value !== record.value || before.priority !== record.priority);
  const value = <ValueText record={record} />;
  return (
    <>
      {before && differs && (
        <s className="mr-[.5em] text-ink-3">
          <ValueText record={before} />
        </s>
      )}
      {gone ? <s className="mr-[.5em] text-ink-3">{value}</s> : value}
    </>
  );
}

interface LockedProps {
  marks: boolean;
  /** Whether the table has the column of boxes, in which this row has none. */
  boxes: boolean;
  place: RowPlace;
}

/** A record that the system manages: shown, but not editable. */
export function LockedRow({ record, marks, boxes, place }: LockedProps & { record: LockedRecord }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" {...place} className={cn(rowClass({ boxes }), "text-ink-2")}>
      {boxes && <Cell column="box" />}
      <Cell column="mark" className={marks ? undefined : "hidden!"} />
      <Cell column="host" className="mono-value">
        {record.host}
      </Cell>
      <Cell column="type">{record.type}</Cell>
      <Cell column="value" className="mono-value">
        {record.value}
      </Cell>
      <Cell column="ttl">{record.ttlSeconds}</Cell>
      <Cell column="actions">
        <LockHint>{record.route ? t("dnsRoute", { route: record.route }) : t("locked")}</LockHint>
      </Cell>
    </tr>
  );
}

/** A record that could not be parsed: shown as the upstream sent it; no change touches it. */
export function UnreadableRow({ text, marks, boxes, place }: LockedProps & { text: string }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" {...place} className={cn(rowClass({ boxes }), "text-ink-2")}>
      {boxes && <Cell column="box" />}
      <Cell column="mark" className={marks ? undefined : "hidden!"} />
      <Cell column="host" />
      <Cell column="type" />
      <Cell column="value" className="mono-value">
        {text}
      </Cell>
      <Cell column="ttl" />
      <Cell column="actions">
        <LockHint>{t("unreadable")}</LockHint>
      </Cell>
    </tr>
  );
}

function LockHint({ children }: { children: ReactNode }) {
  return (
    <span className="flex flex-wrap items-center justify-end gap-2 text-sm whitespace-nowrap text-ink-3 staff:text-xs">
      <Icon name="lock" />
      {children}
    </span>
  );
}
