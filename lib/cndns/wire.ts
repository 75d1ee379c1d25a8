import { balanceBrackets, bracketEnd, repairs } from "./repair";

/** Longest answer that is read; a longer one is cut off while it arrives. */
export const MAX_REPLY_BYTES = 2 * 1024 * 1024;

export interface ReadReply {
  kind: "read";
  status: "success" | "failed";
  message: unknown;
  /** All keys of the outer object, trimmed; for the few endpoints that answer beside `message`. */
  envelope: Record<string, unknown>;
  /** Repairs that were needed, by name; empty for plain JSON. */
  repaired: readonly string[];
  /** True unless every repair was harmless: then a purchase must not believe it. */
  doubtful: boolean;
  /** Items of a list that were lost, or that the end was cut: absence proves nothing. */
  incomplete: boolean;
}

export type Reply = ReadReply | { kind: "unreadable"; why: string };

/**
 * Reads an answer of the upstream, whatever it came wrapped in: a byte-order mark, JSONP, HTML around the JSON, GBK
 * bytes, quotes escaped too often, the malformed answers that the manual prints. The content type is never asked.
 * Never throws. With `bare` an object without a status counts as a success.
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
  let early: ReadReply | null = null;
  if (end > 0) {
    const strict = understand(parseObject(body.slice(start, end)), options);
    if (strict) {
      const rest = body.slice(end);
      if (/"status"\s*:\s*"\s*(success|failed)/i.test(rest)) return { kind: "unreadable", why: "two answers" };
      const goesOn = /^[\s\]}]{0,40},\s{0,20}[{"]/.test(rest); // closed too early: the rest of a list follows
      if (!goesOn) return { kind: "read", ...strict, repaired: [], doubtful: false, incomplete: false };
      early = { kind: "read", ...strict, repaired: ["closed_early"], doubtful: true, incomplete: true };
    }
  }
  return (
    repair(outermost(body, start), options) ??
    early ??
    salvage(body.slice(start)) ?? { kind: "unreadable", why: "no JSON" }
  );
}

const MOST_CANDIDATES = 100;

/** Where the answer's object begins: the first `{` that opens an object around a status, not a style sheet's. */
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

/** From the object's start to the last bracket, without JSONP's tail or the HTML after it. */
function outermost(body: string, start: number): string {
  const last = Math.max(body.lastIndexOf("}"), body.lastIndexOf("]"));
  return last > start ? body.slice(start, last + 1) : body.slice(start);
}

function repair(text: string, options: { bare?: boolean }): ReadReply | null {
  let current = text;
  const repaired: string[] = [];
  let doubtful = false;
  for (const step of repairs) {
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

/** True when brackets were open at the end, so that more may have followed. */
function isCut(text: string): boolean {
  return balanceBrackets(text).length > text.length;
}

/** The last resort: the status alone, and each object of the message that still parses. */
function salvage(text: string): ReadReply | null {
  const status = readStatus(/"status"\s*:\s*"([^"]{1,20})"/.exec(text)?.[1]);
  const list = /"message"\s*:\s*"?\s*\[/.exec(text);
  if (!status || !list) return null;
  const items: unknown[] = [];
  let at = text.indexOf("{", list.index);
  while (at >= 0 && items.length < 100_000) {
    const end = bracketEnd(text, at);
    const item = end > 0 ? parseRepaired(text.slice(at, end)) : null;
    if (item) items.push(item);
    at = text.indexOf("{", end > 0 ? end : at + 1);
    if (end < 0) break; // nothing after an object that never closes can be told apart from its inside
  }
  if (items.length === 0) return null;
  return {
    kind: "read",
    status,
    message: items,
    envelope: { status, message: items },
    repaired: ["salvaged"],
    doubtful: true,
    incomplete: true,
  };
}

function parseRepaired(text: string): Record<string, unknown> | null {
  let current = text;
  for (const step of repairs) {
    const parsed = parseObject(current);
    if (parsed) return parsed;
    current = step.apply(current);
  }
  return parseObject(current);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
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
