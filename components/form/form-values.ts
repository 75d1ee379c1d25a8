import type { z } from "zod";
import type { FieldError } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/field-errors";
import { type Fen, parseYuan, withoutCommas, yuanText } from "@/lib/core/money";

/** The values of a form as they were typed, by the path of the input ("phone", "items.0.years"). */
export type Typed = Record<string, string | boolean | undefined>;

/** How typed text is converted: to a number, or from yuan to fen; everything else stays text. */
export type Kinds = Record<string, "text" | "number" | "yuan">;

export type Checked<Output> =
  | { ok: true; input: unknown; value: Output }
  | { ok: false; errors: Record<string, FieldError> };

/**
 * Builds the input in its wire form and checks it with the schema of the contract. An empty field counts as left out, unless the
 * schema requires a text there, which may then be empty, or it is one of `sent`: what is left out of a change stays as it was. A field that is invalid and empty gets "input.required".
 */
export function checkTyped<S extends z.ZodType>(
  schema: S,
  typed: Typed,
  kinds: Kinds,
  fixed: object = {},
  sent: readonly string[] = [],
): Checked<z.output<S>> {
  let input = build(typed, kinds, fixed, new Set(sent));
  let parsed = schema.safeParse(input);
  if (!parsed.success) {
    const keepEmpty = new Set([
      ...sent,
      ...Object.keys(fieldErrors(parsed.error, input)).filter((path) => typed[path] === ""),
    ]);
    if (keepEmpty.size > sent.length) {
      input = build(typed, kinds, fixed, keepEmpty);
      parsed = schema.safeParse(input);
    }
  }
  if (parsed.success) return { ok: true, input, value: parsed.data };
  const errors = fieldErrors(parsed.error, input);
  for (const path of Object.keys(errors)) if (typed[path] === "") errors[path] = { code: "input.required" };
  return { ok: false, errors };
}

/** The initial values of the fields: numbers as text, fen as yuan, nothing as "". */
export function startTyped(initial: object, kinds: Kinds = {}): Typed {
  const typed: Typed = {};
  for (const [path, value] of Object.entries(flatten(initial))) {
    if (typeof value === "boolean") typed[path] = value;
    else if (value === undefined || value === null || value === "") typed[path] = "";
    else if (kinds[path] === "yuan") typed[path] = yuanText(BigInt(value as string)).replace(/\.00$/, "");
    else typed[path] = String(value);
  }
  return typed;
}

/**
 * The sum of money that was typed in yuan, in fen; null if it is none. Commas may separate the thousands, and nothing else: "12,34" is no
 * sum, since it could be twelve yuan or a thousand. A minus may be typographic; the currency may stand before or behind; Chinese input
 * methods write full-width digits.
 */
export function typedFen(value: Typed[string]): Fen | null {
  const text = String(value ?? "")
    .normalize("NFKC")
    .trim()
    .replace(/^[−–]/, "-")
    .replace(/^([-+]?)\s*(?:[¥￥]|CNY|RMB)\s*/i, "$1")
    .replace(/\s*元$/, "")
    .replace(/^\+/, "");
  const plain = withoutCommas(text);
  return plain === null ? null : parseYuan(plain);
}

/** The whole number that was typed, as plain digits: full-width ones, commas between thousands and zeros before it are as good. */
export function plainDigits(value: string): string {
  const text = value.normalize("NFKC").trim();
  return (withoutCommas(text) ?? text).replace(/^0+(?=\d+$)/, "");
}

/** Nested values by their paths: `{ items: [{ host: "@" }] }` is `{ "items.0.host": "@" }`. */
export function flatten(values: object, prefix = ""): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "object" && value !== null) Object.assign(flat, flatten(value, `${prefix}${name}.`));
    else flat[`${prefix}${name}`] = value;
  }
  return flat;
}

/** The opposite of `flatten`. Numbers in a path are places in a list. */
export function nest(flat: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(flat)) place(root, path.split("."), value);
  return root;
}

/** Splits errors into those that a field of the form can show, and the first sentence that belongs to no field. */
export function sortErrors(found: Record<string, string>, labels: Record<string, string>) {
  const fields: Record<string, string> = {};
  let withoutField: string | undefined;
  for (const [path, message] of Object.entries(found)) {
    if (path in labels) fields[path] = message;
    else withoutField ??= message;
  }
  return { fields, withoutField };
}

function build(typed: Typed, kinds: Kinds, fixed: object, keepEmpty: ReadonlySet<string>): unknown {
  const root: Record<string, unknown> = { ...fixed };
  for (const [path, value] of Object.entries(typed)) {
    const converted = convert(value, kinds[path]);
    if (converted === "" && !keepEmpty.has(path)) continue;
    place(root, path.split("."), converted);
  }
  return root;
}

/** "" means that nothing was typed. */
function convert(value: string | boolean | undefined, kind: Kinds[string] | undefined): unknown {
  if (typeof value === "boolean") return value;
  const text = value?.trim() ?? "";
  if (text === "") return "";
  if (kind === "number") {
    const plain = plainDigits(text);
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
  }
  if (kind === "yuan") return typedFen(text)?.toString() ?? text;
  return value;
}

function place(root: Record<string, unknown>, path: readonly string[], value: unknown) {
  let node = root;
  for (const [depth, step] of path.slice(0, -1).entries()) {
    const below = /^\d+$/.test(path[depth + 1] ?? "") ? [] : {};
    node[step] ??= below;
    node = node[step] as Record<string, unknown>;
  }
  node[path.at(-1) ?? ""] = value;
}
