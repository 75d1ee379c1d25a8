import { checkRecord } from "./compose";
import type { RecordFinding, ZoneRecord } from "./record";

/** What is done to each of many records. */
export type Rewrite =
  | { kind: "ttl"; ttlSeconds: number }
  /** The whole value; the priority of an MX stays. */
  | { kind: "value"; value: string }
  /** Every place of a text in the value, in capitals or not. */
  | { kind: "find"; find: string; replacement: string };

export type Rewritten =
  /** Nothing in it is changed. */
  { kind: "same" } | { kind: "changed"; record: ZoneRecord } | { kind: "refused"; finding: RecordFinding };

/** Every place of `find` in a value, whatever its capitals, replaced. An empty text is nowhere. */
export function replaceText(value: string, find: string, replacement: string): string {
  if (find === "") return value;
  const [whole, sought] = [value.toLowerCase(), find.toLowerCase()];
  // A letter whose small form is longer would shift every place after it: such a value is compared as it is.
  const within = whole.length === value.length ? whole : value;
  const wanted = whole.length === value.length ? sought : find;
  let result = "";
  let from = 0;
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, from)) {
    result += value.slice(from, at) + replacement;
    from = at + wanted.length;
  }
  return result + value.slice(from);
}

/**
 * One record rewritten, by the rules of its type.
 * @param zone the domain in ASCII
 */
export function rewriteRecord(record: ZoneRecord, rewrite: Rewrite, zone: string): Rewritten {
  const { host, type, priority, value, ttlSeconds } = record;
  const wish = { host, type, priority, value, ttlSeconds };
  if (rewrite.kind === "ttl") wish.ttlSeconds = rewrite.ttlSeconds;
  else if (rewrite.kind === "value") wish.value = rewrite.value;
  else wish.value = replaceText(value, rewrite.find, rewrite.replacement);
  if (wish.value === value && wish.ttlSeconds === ttlSeconds) return { kind: "same" };
  const { record: made, findings } = checkRecord(wish, zone);
  const wrong = findings.find(({ level }) => level === "error");
  if (!made) {
    const unreadable = { level: "error", code: "dns.value.unreadable", field: "value", params: {} } as const;
    return { kind: "refused", finding: wrong ?? unreadable };
  }
  const same = made.value === value && made.ttlSeconds === ttlSeconds && made.priority === priority;
  return same ? { kind: "same" } : { kind: "changed", record: made };
}
