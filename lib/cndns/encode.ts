import { z } from "zod";
import { AppError, type FieldError } from "@/lib/core/errors";
import type { AnyRow, Numbered } from "./endpoint";

/** A call's parameters by their wire names, in the order of the row, without the authentication. */
export interface Encoded {
  query: [string, string][];
  /** Sent in a POST body; the call is a GET when there are none. */
  body: [string, string][];
}

/**
 * Checks an input against its row and encodes it. A value that can't be sent is refused here, with the reason per
 * field, before anything is sent.
 * @throws AppError "upstream.input" (422).
 */
export function encodeInput(row: AnyRow, input: unknown): Encoded {
  const checked = z.safeEncode(row.input, input as never);
  if (!checked.success) throw refused(fieldErrors(checked.error.issues));
  const encoded: Encoded = { query: [], body: [] };
  const fields: Record<string, FieldError> = {};
  for (const [key, value] of Object.entries(checked.data as Record<string, unknown>)) {
    const pairs = wirePairs(row, key, row.values?.[key]?.[String(value)] ?? value);
    for (const [, text] of pairs) {
      const problem = unsendable(text, row.commas?.includes(key as never) ?? false);
      if (problem) fields[key] = { code: problem };
    }
    (row.post?.includes(key as never) ? encoded.body : encoded.query).push(...pairs);
  }
  if (Object.keys(fields).length > 0) throw refused(fields);
  return encoded;
}

/** The wire names of one input key. */
export function wireNames(row: AnyRow, key: string): Numbered {
  const wire = (row.wire as Record<string, string | Numbered> | undefined)?.[key] ?? key;
  return typeof wire === "string" ? { names: [wire], required: 0 } : wire;
}

function wirePairs(row: AnyRow, key: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  const { names } = wireNames(row, key);
  if (!Array.isArray(value)) {
    const again = (row.again as Record<string, string> | undefined)?.[key];
    return [names[0] ?? key, ...(again === undefined ? [] : [again])].map((name) => [name, String(value)]);
  }
  if (names.length === 1) return [[names[0] ?? key, value.map(String).join(",")]];
  return value.map((item, i) => [names[i] ?? `${key}${i + 1}`, String(item)]);
}

/**
 * Manual, appendix 2: a comma in a parameter makes results wrong. Control characters and single surrogates can't be
 * sent.
 */
function unsendable(text: string, commaAllowed: boolean): string | null {
  if (!commaAllowed && text.includes(",")) return "upstream.comma";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\u0000-\u001f\u007f]/.test(text)) return "upstream.control_character";
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
    return "upstream.half_character";
  return null;
}

function refused(fields: Record<string, FieldError>): AppError {
  return new AppError("upstream.input", 422, { fields });
}

/** A row's rules name a sentence by an `error` in the form of a code; all other errors are "invalid". */
function fieldErrors(issues: readonly z.core.$ZodIssue[]): Record<string, FieldError> {
  const fields: Record<string, FieldError> = {};
  for (const issue of issues) {
    const key = issue.path.join(".") || "input";
    fields[key] ??= { code: /^upstream\.[a-z0-9_]+$/.test(issue.message) ? issue.message : "upstream.invalid" };
  }
  return fields;
}

/** One pair list as `a=1&b=2`: UTF-8, percent-encoded, space as %20. */
export function queryText(pairs: readonly [string, string][]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
}
