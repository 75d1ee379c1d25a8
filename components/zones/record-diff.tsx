import { useTranslations } from "next-intl";
import type { Change } from "@/lib/dns/diff";
import type { ZoneRecord } from "@/lib/dns/record";
import { DiffRow } from "./record-text";

/** A diff of records: what is removed, what is added. */
export function ChangesDiff({ changes }: { changes: readonly Change[] }) {
  const rows = changes.flatMap((change) => {
    if (change.kind === "keep") return [];
    const removed = change.kind === "add" ? [] : [{ record: change.from, gone: true }];
    const added = change.kind === "delete" ? [] : [{ record: change.to, gone: false }];
    return [...removed, ...added];
  });
  return <DiffRows rows={rows} />;
}

export function RecordDiff({ removed, added }: { removed: readonly ZoneRecord[]; added: readonly ZoneRecord[] }) {
  const gone = removed.map((record) => ({ record, gone: true }));
  return <DiffRows rows={[...gone, ...added.map((record) => ({ record, gone: false }))]} />;
}

/** More are counted: an import may change thousands, and its own preview has all of them. */
const MOST_ROWS = 300;

function DiffRows({ rows }: { rows: readonly { record: ZoneRecord; gone: boolean }[] }) {
  const t = useTranslations("ui");
  return (
    <ul className="w-full font-mono text-[.8125rem] leading-6 as-stored">
      {rows.slice(0, MOST_ROWS).map(({ record, gone }) => (
        <DiffRow
          key={`${gone} ${record.host} ${record.type} ${record.priority} ${record.value} ${record.ttlSeconds}`}
          record={record}
          gone={gone}
        />
      ))}
      {rows.length > MOST_ROWS && (
        <li className="text-ink-2">{t("unlistedRows", { count: rows.length - MOST_ROWS })}</li>
      )}
    </ul>
  );
}
