import type { RecordType, ZoneRecord } from "./record";

/** Several of them, of different purposes, stand at a host beside each other. */
const BESIDE: readonly RecordType[] = ["TXT", "CAA", "NS"];

/** Whether a record can't stay where another one comes: what a host has of the same purpose, and what can't be beside a CNAME. */
export function contradicts(
  { host, type }: Pick<ZoneRecord, "host" | "type">,
  want: Pick<ZoneRecord, "host" | "type">,
): boolean {
  if (host !== want.host) return false;
  if (type === want.type) return !BESIDE.includes(type);
  return (want.type === "CNAME" && ["A", "AAAA"].includes(type)) || type === "CNAME";
}
