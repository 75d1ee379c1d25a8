// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
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
  readOnly: boolean;
  onEdit: (row: DraftRow) => void;
  onDelete: (row: DraftRow) => void;
  onRestore: (row: DraftRow) => void;
}

/** The records: each with its state, what will change, and two buttons. */
export function ZoneTable(props: Props) {
  const { caption, rows, locked, unreadable, editing, editor, readOnly, onEdit, onDelete, onRestore } = props;
  const t = useTranslations("zones.table");
  const form = (
    <tr role="row" className="editing">
      <td role="cell" colSpan={6}>
        {editor}
      </td>
    </tr>
  );
  return (
    <table className="tbl zone" role="table">
      <caption className="vh">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span className="vh">{t("mark")}</span>
          </th>
          <th role="columnheader" scope="col">
            {t("host")}
          </th>
          <th role="columnheader" scope="col">
            {t("type")}
          </th>
          <th role="columnheader" scope="col">
            {t("value")}
          </th>
          <th role="columnheader" scope="col" className="n">
            TTL
          </th>
          <th role="columnheader" scope="col">
            <span className="vh">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {editing === "" && form}
        {rows.map((row) => (
          <Fragment key={row.key}>
            {editing === row.key ? (
              form
            ) : (
              <ZoneRow {...{ row, readOnly }} onEdit={onEdit} onDelete={onDelete} onRestore={onRestore} />
            )}
          </Fragment>
        ))}
        {locked.map((record) => (
          <LockedRow key={`${record.host} ${record.type} ${record.value} ${record.route}`} record={record} />
        ))}
        {unreadable.map(({ id, text }) => (
          <UnreadableRow key={id ?? text} text={text} />
        ))}
      </tbody>
    </table>
  );
}

const CLASSES = { same: undefined, changed: "chg", added: "add", deleted: "del" } as const;
const MARKS = { changed: "", added: "+", deleted: "−" } as const;

interface RowProps extends Pick<Props, "readOnly" | "onEdit" | "onDelete" | "onRestore"> {
  row: DraftRow;
}

function ZoneRow({ row, readOnly, onEdit, onDelete, onRestore }: RowProps) {
  const t = useTranslations("zones.table");
  const { state, was, record } = row;
  const name = `${record.host} ${record.type}`;
  const before = state === "changed" && was ? was : null;
  return (
    <tr role="row" className={CLASSES[state]}>
      <td role="cell" className="mk">
        {state !== "same" && (
          <b role="img" aria-label={t(state)}>
            {MARKS[state]}
          </b>
        )}
      </td>
      <td role="cell" className="h">
        <Now now={<NameText text={record.host} />} was={before && before.host !== record.host && before.host} />
      </td>
      <td role="cell" className="t">
        <Now now={record.type} was={before && before.type !== record.type && before.type} />
      </td>
      <td role="cell" className="v">
        <ValueCell record={record} before={before} gone={state === "deleted"} />
      </td>
      <td role="cell" className="l n">
        <Now
          now={record.ttlSeconds}
          was={before && before.ttlSeconds !== record.ttlSeconds && String(before.ttlSeconds)}
        />
      </td>
      <td role="cell" className="a">
        {!readOnly && (
          <span className="row-buttons">
            {state !== "deleted" && (
              <IconButton icon="pencil" label={t("edit", { name })} onClick={() => onEdit(row)} data-row={row.key} />
            )}
            {state === "same" ? (
              <IconButton icon="trash" label={t("delete", { name })} onClick={() => onDelete(row)} className="trash" />
            ) : (
              <Button small kind="flat" icon="undo" onClick={() => onRestore(row)} data-row={row.key}>
                {t("restore")}
              </Button>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}

/** The new value, after the old one struck through. */
function Now({ now, was }: { now: ReactNode; was: string | false | null }) {
  return (
    <>
      {was && <s className="mono">{was}</s>}
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
        <s>
          <ValueText record={before} />
        </s>
      )}
      {gone ? <s>{value}</s> : value}
    </>
  );
}

/** A record that the system manages: shown, but not editable. */
function LockedRow({ record }: { record: LockedRecord }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" className="lock">
      <td role="cell" className="mk" />
      <td role="cell" className="h mono">
        {record.host}
      </td>
      <td role="cell" className="t">
        {record.type}
      </td>
      <td role="cell" className="v mono">
        {record.value}
      </td>
      <td role="cell" className="l n">
        {record.ttlSeconds}
      </td>
      <td role="cell" className="a">
        <span className="hint row tight nb">
          <Icon name="lock" />
          {record.route ? t("dnsRoute", { route: record.route }) : t("locked")}
        </span>
      </td>
    </tr>
  );
}

/** A record that could not be parsed: shown as the upstream sent it; no change touches it. */
function UnreadableRow({ text }: { text: string }) {
  const t = useTranslations("zones.table");
  return (
    <tr role="row" className="lock">
      <td role="cell" className="mk" />
      <td role="cell" className="h" />
      <td role="cell" className="t" />
      <td role="cell" className="v mono">
        {text}
      </td>
      <td role="cell" className="l n" />
      <td role="cell" className="a">
        <span className="hint row tight nb">
          <Icon name="lock" />
          {t("unreadable")}
        </span>
      </td>
    </tr>
  );
}
