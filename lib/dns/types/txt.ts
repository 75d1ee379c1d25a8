import { z } from "zod";
import { CURLY_QUOTES, straightQuotes } from "../curly-quotes";
import { refuse } from "../field";
import { type Place, recordKind, warning } from "../kind";
import { LIMITS, type RecordFinding } from "../record";

/** Joins `"one" "two"`, as zone files write it, into one text; any other text is not changed. RFC 1035 5.1. */
export function unquoteTxt(text: string): string {
  const trimmed = text.trim();
  if (!/^"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*$/.test(trimmed)) return trimmed;
  const parts = trimmed.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return parts.map((part) => part.slice(1, -1).replace(/\\(.)/g, "$1")).join("");
}

const text = z.string().transform((typed, context) => {
  // Not by one pattern with the blanks around a line's end: on a long row of blanks it takes the square of their number.
  const joined = typed
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join("");
  const plain = unquoteTxt(joined);
  if (plain === "") return refuse(context, "dns.required");
  const folded = unquoteTxt(straightQuotes(joined).normalize("NFKC"));
  const fix = /^[ -~]*$/.test(folded) && !folded.includes(",") ? folded : undefined;
  if (CURLY_QUOTES.test(plain)) return refuse(context, "dns.curly_quote", {}, fix);
  if (/\p{Script=Han}/u.test(plain)) return refuse(context, "dns.txt.chinese");
  const strange = /[^ -~]/u.exec(plain);
  if (strange) return refuse(context, "dns.txt.ascii", { char: strange[0] }, fix);
  if (plain.includes(",")) return refuse(context, "dns.comma");
  if (plain.length > LIMITS.txtMaxLength) {
    return refuse(context, "dns.txt.long", { max: LIMITS.txtMaxLength, length: plain.length });
  }
  return plain;
});

/** The DNS look-ups that an SPF text itself causes; those of its includes are not counted. RFC 7208 4.6.4. */
export function spfLookups(spf: string): number {
  const terms = spf.toLowerCase().split(/\s+/).slice(1);
  return terms.filter((term) =>
    /^[+?~-]?(?:include:|a(?:[:/]|$)|mx(?:[:/]|$)|ptr(?:[:/]|$)|exists:)|^redirect=/.test(term),
  ).length;
}

function textWarnings(fields: { text: string }, { host }: Place): RecordFinding[] {
  const lower = fields.text.toLowerCase();
  const found: RecordFinding[] = [];
  if (fields.text.includes('"')) found.push(warning("dns.txt.quote", "text"));
  if (/^v=spf1(?:\s|$)/.test(lower)) {
    const lookups = spfLookups(lower);
    if (lookups > 10) found.push(warning("dns.spf.lookups", "text", { count: lookups }));
    if (/(?:^|\s)\+?all(?:\s|$)/.test(lower)) found.push(warning("dns.spf.allows_all", "text"));
    else if (!/(?:\s[?~-]all(?:\s|$)|\sredirect=)/.test(lower)) found.push(warning("dns.spf.no_all", "text"));
  }
  if (/^v=dmarc1/.test(lower) && !/^_dmarc(?:\.|$)/.test(host)) found.push(warning("dns.dmarc.host", "host"));
  return found;
}

/** Free text in printable ASCII, without commas, up to 255 characters. Manual: 二、域名, 7 b (11315, 11316). */
export const txt = recordKind({
  type: "TXT",
  empty: { text: "" },
  schema: z.object({ text }),
  write: (fields) => ({ value: fields.text, priority: null }),
  decompose: (value) => ({ text: unquoteTxt(value) }),
  warn: textWarnings,
});
