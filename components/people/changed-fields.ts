import { formatFen } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";

/** A field of what somebody changed, as text. null: it was not stored on that side, or was empty. */
export interface ChangedField {
  /** The name under which it is stored; parts of an object after a dot: "input.password". */
  field: string;
  before: string | null;
  after: string | null;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * The fields of an audit row that differ between before and after, in the order in which they were stored. Sums in fen (`…Fen`) become
 * yuan, basis points (`…Bp`) percent, instants the time in Shanghai, lists one line; an object gives one field for each of its parts. A
 * stored value that is no object is one field with an empty name.
 */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({
      field,
      before: valueText(field, was.get(field)),
      after: valueText(field, is.get(field)),
    }))
    .filter((one) => one.before !== one.after);
}

function flat(value: unknown, name = ""): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object" || Array.isArray(value)) return new Map([[name, value]]);
  return new Map(Object.entries(value).flatMap(([key, part]) => [...flat(part, name === "" ? key : `${name}.${key}`)]));
}

function valueText(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return value.map((one) => (typeof one === "object" ? JSON.stringify(one) : String(one))).join(", ");
  }
  const text = String(value);
  if (field.endsWith("Fen") && /^-?\d+$/.test(text)) return formatFen(BigInt(text));
  if (field.endsWith("Bp") && /^\d+$/.test(text)) return `${Number(text) / 100}%`;
  return INSTANT.test(text) ? shanghaiSecond(new Date(text)) : text;
}
