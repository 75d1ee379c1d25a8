// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { LockedRecord, UnreadableRecord } from "@/lib/zones/contract";
import type { DraftRow } from "./zone-draft";
import { FormRow, LockedRow, UnreadableRow, type ZoneLine, ZoneRow, type ZoneRowProps } from "./zone-row";

interface Props extends Pick<ZoneRowProps, "readOnly" | "onEdit" | "onDelete" | "onRestore"> {
  caption: string;
  rows: readonly DraftRow[];
  locked: readonly LockedRecord[];
  unreadable: readonly UnreadableRecord[];
  /** The key of the row that is being edited; "" for a new record, which is shown first. `editor` is its form. */
  editing: string | null;
  editor: ReactNode;
  /** Whether there is a column that marks what will change; a table that is only looked at has none. @default true */
  marks?: boolean;
}

/** With more rows, only those near the window are in the page. */
const MANY = 100;
/** How many of them are shown until LongZone, which chooses by the window, has been fetched. */
const AT_FIRST = 60;

/** The records: each with its state, what will change, and two buttons. */
export function ZoneTable(props: Props) {
  const { caption, editing, marks = true } = props;
  const t = useTranslations("zones.table");
  const lines = linesOf(props);
  const many = lines.length > MANY;
  // The form has labels of its own, which do not stand below these heads.
  const onlyForm = editing !== null && lines.every(({ key }) => key === editing);
  const LongZone = useLongZone(many && editing === null);
  return (
    <table
      className="w-full border-collapse text-[length:var(--size-body)] max-lg:block"
      role="table"
      // The head counts too.
      aria-rowcount={many ? lines.length + 1 : undefined}
    >
      <caption className="sr-only">{caption}</caption>
      {onlyForm || (
        <thead role="rowgroup" className="max-lg:hidden">
          <tr role="row" aria-rowindex={many ? 1 : undefined}>
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
      )}
      {many && LongZone ? (
        <LongZone lines={lines} editing={editing} />
      ) : (
        <Lines lines={many && editing === null ? lines.slice(0, AT_FIRST) : lines} />
      )}
    </table>
  );
}

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

function Lines({ lines }: { lines: readonly ZoneLine[] }) {
  return (
    <tbody role="rowgroup" className="max-lg:block">
      {lines.map(({ key, show }) => (
        <Fragment key={key}>{show({})}</Fragment>
      ))}
    </tbody>
  );
}

function linesOf({ rows, locked, unreadable, editing, editor, marks = true, ...act }: Props): ZoneLine[] {
  const form = (key: string): ZoneLine => ({ key, show: (place) => <FormRow place={place}>{editor}</FormRow> });
  return [
    ...(editing === "" ? [form("")] : []),
    ...rows.map((row): ZoneLine => {
      if (editing === row.key) return form(row.key);
      return { key: row.key, show: (place) => <ZoneRow {...act} {...{ row, marks, place }} /> };
    }),
    ...locked.map(
      (record): ZoneLine => ({
        key: `${record.host} ${record.type} ${record.value} ${record.route}`,
        show: (place) => <LockedRow {...{ record, marks, place }} />,
      }),
    ),
    ...unreadable.map(
      ({ id, text }): ZoneLine => ({
        key: id ?? text,
        show: (place) => <UnreadableRow {...{ text, marks, place }} />,
      }),
    ),
  ];
}

function Head({ className, children }: { className?: string | undefined; children: ReactNode }) {
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
