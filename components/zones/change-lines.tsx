import type { Change } from "@/lib/dns/diff";
import type { ZoneRecord } from "@/lib/dns/record";
import { DiffLine } from "./record-text";

/** A diff as lines: what goes, what comes. */
export function ChangeLines({ changes }: { changes: readonly Change[] }) {
  const lines = changes.flatMap((change) => {
    if (change.kind === "keep") return [];
    const gone = change.kind === "add" ? [] : [{ record: change.from, gone: true }];
    const come = change.kind === "delete" ? [] : [{ record: change.to, gone: false }];
    return [...gone, ...come];
  });
  return <Lines lines={lines} />;
}

export function GoneAndNew({ removed, added }: { removed: readonly ZoneRecord[]; added: readonly ZoneRecord[] }) {
  const gone = removed.map((record) => ({ record, gone: true }));
  return <Lines lines={[...gone, ...added.map((record) => ({ record, gone: false }))]} />;
}

function Lines({ lines }: { lines: readonly { record: ZoneRecord; gone: boolean }[] }) {
  return (
    <ul className="diff">
      {lines.map(({ record, gone }) => (
        <DiffLine
          key={`${gone} ${record.host} ${record.type} ${record.priority} ${record.value} ${record.ttlSeconds}`}
          record={record}
          gone={gone}
        />
      ))}
    </ul>
  );
}
