import { cn } from "@/components/ui/cn";
import { toUnicodeName } from "@/lib/dns/idn";
import { recordLine, type ZoneRecord } from "@/lib/dns/record";

/** A host or a value in a monospaced font; a Chinese name is followed by its punycode in small letters. */
export function NameText({ text }: { text: string }) {
  const shown = toUnicodeName(text);
  if (shown === text) return <span className="mono-value">{text}</span>;
  return (
    <>
      <span className="mono-value">{shown}</span> <span className="mono-value text-[.8em] text-ink-3">{text}</span>
    </>
  );
}

/** The value as tables show it: an MX record with its priority first. */
export function ValueText({ record }: { record: Pick<ZoneRecord, "type" | "value" | "priority"> }) {
  return (
    <>
      {record.priority !== null && <span className="mono-value">{record.priority} </span>}
      <NameText text={record.value} />
    </>
  );
}

/** One row of a diff. */
export function DiffRow({ record, gone }: { record: ZoneRecord; gone: boolean }) {
  return (
    <li className={cn("grid grid-cols-[1.25rem_1fr] wrap-anywhere", gone ? "text-bad" : "text-ok")}>
      <b aria-hidden="true">{gone ? "−" : "+"}</b>
      <span>
        {gone ? <s className="decoration-1">{recordLine(record)}</s> : recordLine(record)}{" "}
        <small className="ml-[.5em] text-ink-3">{record.ttlSeconds}</small>
      </span>
    </li>
  );
}
