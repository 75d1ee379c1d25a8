// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
"use client";

import { cva, type VariantProps } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { ZoneRecord } from "@/lib/dns/record";
import type { LockedRecord, UnreadableRecord } from "@/lib/zones/contract";
import { NameText, ValueText } from "./record-text";
import type { DraftRow } from "./zone-draft";

interface Props {
  caption: string;
  rows: readonly DraftRow[];
  locked: readonly LockedRecord[];
  unreadable: readonly UnreadableRecord[];
  /** The key of the row that is being edited; "" for a new record, which is shown first. `editor` is its form. */
  editing: string | null;
  editor: ReactNode;
  /** The column of what will change; a table that is only looked at has none. @default true */
  marks?: boolean;
  readOnly: boolean;
  onEdit: (row: DraftRow) => void;
  onDelete: (row: DraftRow) => void;
  onRestore: (row: DraftRow) => void;
}

/** The records: each with its state, what will change, and two buttons. */
export function ZoneTable(props: Props) {
  const {
    caption,
    rows,
    locked,
    unreadable,
    editing,
    editor,
    marks = true,
    readOnly,
    onEdit,
    onDelete,
    onRestore,
  } = props;
  const t = useTranslations("zones.table");
  const form = (
    <tr
      role="row"
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
        {editor}
      </td>
    </tr>
  );
  return (
    <table className="w-full border-collapse text-[length:var(--size-body)] max-lg:block" role="table">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-lg:hidden">
        <tr role="row">
          <Head className={marks ? undefined : "hidden"}>
            <span className="sr-only">{t("mark")}</span>
          </Head>
          <Head>{t("host")}</Head>
          <Head>{t("type")}</Head>
          <Head>{t("value")}</Head>
          <Head className="text-right">TTL</Head>
          <Head>
            <span className="sr-only">{t("actions")}</span>
          </Head>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-lg:block">
        {editing === "" && form}
        {rows.map((row) => (
          <Fragment key={row.key}>
            {editing === row.key ? (
              form
            ) : (
              <ZoneRow {...{ row, marks, readOnly }} onEdit={onEdit} onDelete={onDelete} onRestore={onRestore} />
            )}
          </Fragment>
        ))}
        {locked.map((record) => (
          <LockedRow key={`${record.host} ${record.type} ${record.value} ${record.route}`} {...{ record, marks }} />
        ))}
        {unreadable.map(({ id, text }) => (
          <UnreadableRow key={id ?? text} {...{ text, marks }} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <th
      role="columnheader"
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

interface RowProps extends Pick<Props, "readOnly" | "onEdit" | "onDelete" | "onRestore"> {
  row: DraftRow;
  marks: boolean;
}

function ZoneRow({ row, marks, readOnly, onEdit, onDelete, onRestore }: RowProps) {
  const t = useTranslations("zones.table");
  const { state, was, record } = row;
  const name = `${record.host} ${record.type}`;
  const before = state === "changed" && was ? was : null;
  const gone = state === "deleted";
  return (
    <tr role="row" className={rowClass}>
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
                icon="undo"
                className="-mr-2 px-2"
                onClick={() => onRestore(row)}
                data-row={row.key}
              >
                {t("restore")}
              </Button>
            )}
          </span>
        )}
      </Cell>
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
function LockedRow({ record, marks }: { record: LockedRecord; marks: boolean }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" className={cn(rowClass, "text-ink-2")}>
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
function UnreadableRow({ text, marks }: { text: string; marks: boolean }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" className={cn(rowClass, "text-ink-2")}>
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
