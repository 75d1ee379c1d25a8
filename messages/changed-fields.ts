import { formatFen } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import type { UncheckedTranslator } from "./unchecked";

/** A field of what somebody changed, as text. null: it was not stored on that side, or was empty. */
export interface ChangedField {
  /** The name under which it is stored; parts of an object after a dot: "input.password". */
  field: string;
  before: string | null;
  after: string | null;
}

interface Say {
  all: UncheckedTranslator;
  names: Readonly<Record<string, string>>;
  /** What the row is about: the number of a ticket is called otherwise than that of an order. */
  of?: { subjectKind: string | null; subjectId: string | null };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * The fields of an audit row that differ between before and after, in the order in which they were stored. What an `after` leaves out
 * was not changed: only a field that is stored there as null or empty was emptied. Without any `after`, all of `before` is told. Sums in fen (`…Fen`) become
 * yuan, basis points (`…Bp`) percent, instants the time in Shanghai, lists one line; an object gives one field for each of its parts. A
 * stored value that is no object is one field with an empty name.
 * @param say.all a translator over all namespaces: codes become words. @param say.names what ids stand for (nameIds).
 */
export function changedFields(before: unknown, after: unknown, say: Say): ChangedField[] {
  const was = flat(keptOf(before, after));
  const is = flat(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({
      field,
      before: valueText(field, was.get(field), say),
      after: valueText(field, is.get(field), say),
    }))
    .filter((one) => one.before !== one.after);
}

/** What the database keeps about a row itself: nobody changed it by hand. */
const BOOKKEEPING: ReadonlySet<string> = new Set(["id", "createdAt", "updatedAt", "updatedBy"]);

/** The part of `before` that `after` says something about. */
function keptOf(before: unknown, after: unknown): unknown {
  if (!isObject(before) || Array.isArray(before)) return before;
  // A program that deletes something leaves the name of its token, and nothing else.
  const told = isObject(after) ? Object.keys(after).filter((key) => key !== "token") : [];
  const kept = (key: string) => (told.length === 0 ? !BOOKKEEPING.has(key) : told.includes(key));
  return Object.fromEntries(Object.entries(before).filter(([key]) => kept(key)));
}

function flat(value: unknown, name = ""): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object" || Array.isArray(value)) return new Map([[name, value]]);
  return new Map(Object.entries(value).flatMap(([key, part]) => [...flat(part, name === "" ? key : `${name}.${key}`)]));
}

function valueText(field: string, value: unknown, say: Say): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return value.map((one) => (isObject(one) ? partsText(one, say) : valueText(field, one, say))).join(", ");
  }
  const text = String(value);
  if (field.endsWith("Fen") && /^-?\d+$/.test(text)) return formatFen(BigInt(text));
  if (field.endsWith("Bp") && /^\d+$/.test(text)) return `${Number(text) / 100}%`;
  if (INSTANT.test(text)) return shanghaiSecond(new Date(text));
  return say.names[text] ?? codeText(field, text, say);
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** An object of a list, in one line. */
function partsText(value: object, say: Say): string {
  return [...flat(value)]
    .map(([field, part]) => `${fieldText(field, say)} ${valueText(field, part, say) ?? ""}`)
    .join(" ");
}

/** A stored code in words, where there are some. */
function codeText(field: string, text: string, { all }: Say): string {
  if (!/^\w+$/.test(text)) return text;
  const last = field.split(".").at(-1) ?? "";
  const keys = [
    `audit.value.${last}.${text}`,
    ...(text === "true" || text === "false" ? [`audit.value.is.${text}`] : []),
    ...(last === "changed" ? [`audit.field.${text}`] : []),
    ...(last === "actions" ? [`audit.value.action.${text}`] : []),
    ...(LINES.has(last) ? [`${text}Line.name`] : []),
  ];
  const key = keys.find((one) => all.has(one));
  return key === undefined ? text : all(key);
}

/** Fields that hold the id of a product line, or a list of them. */
const LINES: ReadonlySet<string> = new Set(["productLine", "productLines", "lines", "line"]);

/** The name of a field in words, as far as there are some; of a part, after the names of what it is in. */
export function fieldText(field: string, { all, of }: Pick<Say, "all" | "of">): string {
  const own = of?.subjectKind === "setting" ? `settings.fields.${of.subjectId}.${field}` : "";
  const keys = [`audit.fieldOf.${of?.subjectKind}.${field}`, `audit.field.${field}`, own];
  const key = keys.find((one) => one !== "" && all.has(one));
  if (key !== undefined) return all(key);
  return field
    .split(".")
    .map((part) => (all.has(`audit.field.${part}`) ? all(`audit.field.${part}`) : part))
    .join(" · ");
}
