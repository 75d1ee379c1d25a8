import { balanceBrackets, bracketEnd, repairs } from "./repair";
import { salvage } from "./salvage";
import { parseObject, readingsAt } from "./unescape";

/** Longest answer that is read; the connection is closed when an answer gets longer. */
export const MAX_REPLY_BYTES = 2 * 1024 * 1024;

export interface ReadReply {
  kind: "read";
  status: "success" | "failed";
  message: unknown;
  /** All keys of the outer object, trimmed; for the few endpoints whose data stand outside `message`. */
  envelope: Record<string, unknown>;
  /** Repairs that were needed, by name; empty for plain JSON. */
  repaired: readonly string[];
  /** True when a repair was not harmless. A purchase then counts as unknown. */
  doubtful: boolean;
  /** True when items of a list were lost or the end was cut off: an item that is missing may exist. */
  incomplete: boolean;
}

export type Reply = ReadReply | { kind: "unreadable"; why: string };

/**
 * Reads an answer of the upstream in any of its forms: with a byte-order mark, as JSONP, with HTML around the JSON,
 * in GBK, with quotes escaped too often, or malformed as the manual prints it. The content type is ignored. Never
 * throws. With `bare` an object without a status counts as a success.
 */
export function readReply(bytes: Uint8Array, options: { bare?: boolean } = {}): Reply {
  if (bytes.length > MAX_REPLY_BYTES) return { kind: "unreadable", why: "too large" };
  return readReplyText(decodeBytes(bytes), options);
}

/** UTF-8, or GBK when it is no valid UTF-8. */
function decodeBytes(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return new TextDecoder("utf-8").decode(bytes);
}

export function readReplyText(text: string, options: { bare?: boolean } = {}): Reply {
  const body = text.replace(/^\uFEFF/, "").trim();
  if (body === "") return { kind: "unreadable", why: "empty" };
  const start = envelopeStart(body);
  if (start < 0) return { kind: "unreadable", why: "no JSON object" };
  const end = bracketEnd(body, start);
  const strict = end > 0 ? understand(parseObject(body.slice(start, end)), options) : null;
  const plain = strict && ending(strict, body.slice(end), []);
  if (plain && !isEarly(plain)) return plain;
  const escaped = strict ? null : readEscaped(body, start, options);
  if (escaped && !isEarly(escaped)) return escaped;
  return (
    repair(outermost(body, start), options) ??
    plain ??
    escaped ??
    salvaged(outermost(body, start)) ?? { kind: "unreadable", why: "no JSON" }
  );
}

type Understood = Pick<ReadReply, "status" | "message" | "envelope">;

/**
 * Judges an answer by the text after it: with another answer there it is unreadable, with the rest of a list it is
 * doubtful and incomplete.
 */
function ending(read: Understood, rest: string, repaired: readonly string[]): Reply {
  if (/"status\\*"\s*:\s*\\*"\s*(success|failed)/i.test(rest)) return { kind: "unreadable", why: "two answers" };
  const goesOn = /^[\s\]}]{0,40},\s{0,20}[{"]/.test(rest);
  return goesOn
    ? { kind: "read", ...read, repaired: [...repaired, "closed_early"], doubtful: true, incomplete: true }
    : { kind: "read", ...read, repaired, doubtful: false, incomplete: false };
}

/** True for an answer that seems to continue after its end: repairs may find the rest. */
function isEarly(reply: Reply): boolean {
  return reply.kind === "read" && reply.incomplete;
}

/**
 * Reads an answer whose quotes were escaped too often. Null unless there is exactly one way to read it, so nothing is
 * guessed.
 */
function readEscaped(body: string, start: number, options: { bare?: boolean }): Reply | null {
  if (!body.includes('\\"')) return null;
  const [one, other] = readingsAt(body, start);
  const read = one && !other ? understand(one.value, options) : null;
  return one && read ? ending(read, body.slice(one.end), ["over_escaped"]) : null;
}

const MOST_CANDIDATES = 100;

/** Where the answer's object begins: the first `{` of an object that contains a status, not that of a style sheet. */
function envelopeStart(body: string): number {
  const status = /["']status\\*["']\s*:/.exec(body);
  const before = status ? body.slice(0, status.index) : body;
  let at = before.indexOf("{");
  for (let tried = 0; at >= 0 && tried < MOST_CANDIDATES; tried++, at = before.indexOf("{", at + 1)) {
    if (/^\{\s*\\*"/.test(body.slice(at, at + 64)) && (!status || enclosing(before, at))) return at;
  }
  return -1;
}

/** True when the bracket at `at` is still open where the text ends. */
function enclosing(before: string, at: number): boolean {
  return bracketEnd(before, at) < 0;
}

/** The text from the object's start to the last bracket, without the end of JSONP or HTML. */
function outermost(body: string, start: number): string {
  const last = Math.max(body.lastIndexOf("}"), body.lastIndexOf("]"));
  return last > start ? body.slice(start, last + 1) : body.slice(start);
}

function repair(text: string, options: { bare?: boolean }): ReadReply | null {
  let current = text;
  const repaired: string[] = [];
  let doubtful = false;
  for (const step of repairs) {
    // A repair that looks for quotes would mistake an escaped quote inside a value for the end of the value.
    if (!step.harmless && current.includes('\\"')) return null;
    const next = step.apply(current);
    if (next === current) continue;
    current = next;
    repaired.push(step.name);
    doubtful ||= !step.harmless;
    const read = understand(parseObject(current), options);
    if (read) return { kind: "read", ...read, repaired, doubtful, incomplete: step.name === "brackets" && isCut(text) };
  }
  return null;
}

/** True when brackets are open at the end, so that the rest may have been cut off. */
function isCut(text: string): boolean {
  return balanceBrackets(text).length > text.length;
}

/** Reads the single items of a list that can't be read as a whole. */
function salvaged(text: string): ReadReply | null {
  const found = salvage(text);
  const status = readStatus(found?.status);
  if (!found || !status) return null;
  const message = found.items;
  const envelope = { status, message };
  const doubts = { repaired: ["salvaged"], doubtful: true, incomplete: found.incomplete };
  return { kind: "read", status, message, envelope, ...doubts };
}

function understand(
  parsed: Record<string, unknown> | null,
  options: { bare?: boolean },
): Pick<ReadReply, "status" | "message" | "envelope"> | null {
  if (!parsed) return null;
  const envelope = Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key.trim(), value]));
  const status = readStatus(envelope.status);
  if (status) return { status, message: "message" in envelope ? envelope.message : "", envelope };
  return options.bare && !("status" in envelope) ? { status: "success", message: envelope, envelope } : null;
}

function readStatus(value: unknown): "success" | "failed" | null {
  if (typeof value !== "string") return null;
  const status = value.trim().toLowerCase();
  if (status === "success") return "success";
  return status === "failed" || status === "fail" || status === "failure" ? "failed" : null;
}
