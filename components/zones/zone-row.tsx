// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
"use client";

import { cva, type VariantProps } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { type ComponentProps, memo, type ReactNode } from "react";
import { Button } from "@/components/ui/button/button";
import { IconButton } from "@/components/ui/button/icon-button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { recordLine, type ZoneRecord } from "@/lib/dns/record";
import type { LockedRecord } from "@/lib/zones/contract";
import { NameText, ValueText } from "./record-text";
import type { DraftRow } from "./zone-draft";

/** On a narrow window a row has two lines: mark, host, type and TTL above, the value below, the buttons beside both. */
const rowClass = cn(
  "group/row max-lg:grid max-lg:grid-cols-[1.25rem_minmax(0,auto)_auto_1fr_auto] max-lg:items-center max-lg:gap-x-2.5",
  "max-lg:border-t max-lg:border-rule max-lg:py-2 max-lg:[grid-template-areas:'m_h_t_l_a'_'._v_v_v_a']",
);

const cell = cva(
  [
    "h-13 border-t border-rule py-1.5 pr-3 pl-0 align-middle group-hover/row:bg-sunk/55 last:pr-0",
    "max-lg:block max-lg:h-auto max-lg:w-auto max-lg:border-0 max-lg:p-0",
  ],
  {
    variants: {
      column: {
        mark: "w-6 p-0 max-lg:[grid-area:m]",
        host: "w-42 wrap-anywhere max-lg:font-strong max-lg:[grid-area:h]",
        type: "w-22 text-sm/(--size-body-line) max-lg:text-ink-2 max-lg:[grid-area:t]",
        value: "leading-6 wrap-anywhere max-lg:[grid-area:v]",
        ttl: [
          "w-20 text-right text-sm/(--size-body-line) whitespace-nowrap text-ink-2",
          "max-lg:text-left max-lg:[grid-area:l] max-lg:before:content-['TTL_']",
        ],
        actions: "w-32 text-right whitespace-nowrap max-lg:[grid-area:a]",
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

/** A line of the table, whatever it shows. */
export interface ZoneLine {
  key: string;
  show: (place: RowPlace) => ReactNode;
}

export interface ZoneRowProps {
  row: DraftRow;
  /** Whether the table has the column that marks what will change. */
  marks: boolean;
  readOnly: boolean;
  onEdit: (row: DraftRow) => void;
  onDelete: (row: DraftRow) => void;
  onRestore: (row: DraftRow) => void;
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

function ZoneRowInside({ row, marks, readOnly, onEdit, onDelete, onRestore, place }: ZoneRowProps) {
  const t = useTranslations("zones.table");
  const { state, was, record } = row;
  const name = shortLine(record);
  const before = state === "changed" && was ? was : null;
  const gone = state === "deleted";
  return (
    <tr role="row" {...place} className={rowClass}>
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
      </Cell>
      <Cell column="ttl" gone={gone}>
        <Now
          now={record.ttlSeconds}
          was={before && before.ttlSeconds !== record.ttlSeconds && String(before.ttlSeconds)}
        />
      </Cell>
      <Cell column="actions">
        {!readOnly && (
          <span className="inline-flex items-center justify-end">
            {!gone && (
              <IconButton
                icon="pencil"
                label={t("edit", { name })}
                className="size-9 max-lg:-mr-3.5 max-lg:size-11"
                onClick={() => onEdit(row)}
                data-row={row.key}
              />
            )}
            {state === "same" ? (
              <IconButton
                icon="trash"
                label={t("delete", { name })}
                className="-mr-2.5 size-9 max-lg:hidden"
                onClick={() => onDelete(row)}
              />
            ) : (
              <Button
                small
                kind="flat"
                icon={state === "added" ? "trash" : "undo"}
                className="-mr-2 px-2"
                onClick={() => onRestore(row)}
                data-row={row.key}
              >
                {t(state === "added" ? "remove" : "restore")}
                <span className="sr-only"> {name}</span>
              </Button>
            )}
          </span>
        )}
      </Cell>
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
        colSpan={6}
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

/** A record that the system manages: shown, but not editable. */
export function LockedRow({ record, marks, place }: { record: LockedRecord; marks: boolean; place: RowPlace }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" {...place} className={cn(rowClass, "text-ink-2")}>
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
export function UnreadableRow({ text, marks, place }: { text: string; marks: boolean; place: RowPlace }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" {...place} className={cn(rowClass, "text-ink-2")}>
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
