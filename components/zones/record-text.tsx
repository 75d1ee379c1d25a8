import { toUnicodeName } from "@/lib/dns/idn";
import { recordLine, type ZoneRecord } from "@/lib/dns/record";

/** A host or a value in a monospaced font; a Chinese name is followed by its punycode in small letters. */
export function NameText({ text }: { text: string }) {
  const shown = toUnicodeName(text);
  if (shown === text) return <span className="mono">{text}</span>;
  return (
    <>
      <span className="mono">{shown}</span> <span className="mono puny">{text}</span>
    </>
  );
}

/** The value as tables show it: an MX record with its priority first. */
export function ValueText({ record }: { record: Pick<ZoneRecord, "type" | "value" | "priority"> }) {
  return (
    <>
      {record.priority !== null && <span className="mono">{record.priority} </span>}
      <NameText text={record.value} />
    </>
  );
}

/** One row of a diff. */
export function DiffRow({ record, gone }: { record: ZoneRecord; gone: boolean }) {
  return (
    <li className={gone ? "gone" : "new"}>
      <b aria-hidden="true">{gone ? "−" : "+"}</b>
      <span>
        {gone ? <s>{recordLine(record)}</s> : recordLine(record)} <small className="ttl">{record.ttlSeconds}</small>
      </span>
    </li>
  );
}
