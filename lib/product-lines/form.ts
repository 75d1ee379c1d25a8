import { type PasswordRule, passwordFault, proposePassword } from "./password-rule";

/**
 * What a form of a product line is made of. Client-safe and without a schema library: the browser draws a form from the very
 * functions by which the server refuses what was not offered. A line's own form stands in lib/product-lines/<line>/form.ts.
 */

/** What was chosen, by field id. Money and secrets never stand in it. */
export type Config = Record<string, string | number | boolean>;

/** Whole years plus months below twelve: a month is {0,1}, half a year {0,6}. Upgrades have {0,0}. */
export interface Term {
  years: number;
  months: number;
}

export const monthsOf = ({ years, months }: Term): number => years * 12 + months;
export const sameTerm = (a: Term, b: Term): boolean => monthsOf(a) === monthsOf(b);
/** The terms of so many whole years each. */
export const yearTerms = (...years: readonly number[]): Term[] => years.map((count) => ({ years: count, months: 0 }));

export interface FieldChoice {
  value: string;
  /** Text as the upstream gives it (a system, a room). Without it: `choices.<field>.<value>` in the line's texts. */
  label?: string;
  /** Shows `notes.<field>.<value>` of the line's texts below it (filing needed …). */
  noted?: boolean;
}

/** A number's unit: a sentence with {n} under ui.unit.<unit>. */
export type Unit = "gb" | "mb" | "mbps" | "core" | "mailbox" | "count";

interface FieldBase {
  /** Label: `fields.<id>` in the line's texts; hint, where `hinted`: `hints.<id>`. */
  id: string;
  hinted?: boolean;
}

export type FormField = FieldBase &
  (
    | { kind: "choice"; choices: readonly FieldChoice[]; as?: "radio" | "segments" | "select"; initial?: string }
    /** `values` where only some numbers are sold; else every `step` from `min` to `max`. */
    | {
        kind: "amount";
        min: number;
        max: number;
        step: number;
        values?: readonly number[];
        unit: Unit;
        initial?: number;
      }
    /**
     * `secret`: hidden while typed, never logged, never kept in a history. `personal`: the same, but read while typed (names,
     * identity numbers). `code`: shown in mono.
     */
    | {
        kind: "text";
        maxLength: number;
        pattern?: string;
        optional?: boolean;
        multiline?: boolean;
        secret?: boolean;
        personal?: boolean;
        code?: boolean;
        initial?: string;
        /** Values to choose from while typing; others may be typed. */
        proposed?: readonly string[];
      }
    /** The name by which the upstream knows the product; its availability is asked while typing. */
    | { kind: "name"; pattern: string; maxLength: number }
    /** A domain name; the customer's own ones are proposed. `own`: only those. */
    | { kind: "domain"; own?: boolean; optional?: boolean; initial?: string }
    | { kind: "password"; rule: PasswordRule }
    | { kind: "switch"; initial?: boolean }
  );

/** A name that can be bought: letters, figures, hyphens in labels; Chinese ones as people write them. */
const DOMAIN = /^(?=.{3,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/**
 * The form by which a line is bought. `O` is what the line's `readOptions` answers (JSON).
 */
export interface PurchaseForm<O = never> {
  productLine: string;
  /** The field of kind "name" (or "domain") that holds the product's name; null where the upstream makes the name. */
  nameField: string | null;
  /** The fields for what has been chosen so far, each with possible choices only. Pure. */
  fields(options: O, draft: Config): readonly FormField[];
  /** The terms it is sold for, the shortest first. */
  terms(options: O, draft: Config): readonly Term[];
  /** Rules across fields that no missing choice expresses: field → code of a sentence under `lines.<line>.<code>` in errors.json. */
  check?(options: O, config: Config): Record<string, string>;
  /** What it is in a list, in figures and signs that need no translation: "2C 4G 50G 5M". The name, where it has one. */
  title(config: Config): string;
}

/** What a service can be upgraded to; `current` is its configuration, `O` what the action's `readOptions` answers. */
export interface UpgradeForm<O = never> {
  fields(options: O, draft: Config, current: Config): readonly FormField[];
  check?(options: O, config: Config, current: Config): Record<string, string>;
  /** What changes, in figures and signs that need no translation; without it the fields say it in words. */
  title?(config: Config, current: Config): string;
}

/** What a field holds before anybody chose. */
export function initialOf(field: FormField): string | number | boolean {
  switch (field.kind) {
    case "choice":
      return field.choices.some(({ value }) => value === field.initial)
        ? (field.initial ?? "")
        : (field.choices[0]?.value ?? "");
    case "amount":
      return field.initial ?? field.values?.[0] ?? field.min;
    case "switch":
      return field.initial ?? false;
    case "password":
      return proposePassword(field.rule);
    case "name":
      return "";
    case "text":
    case "domain":
      return field.initial ?? "";
  }
}

/** Why a value doesn't fit its field, as a code under ui.field in messages ("password.<fault>" for passwords); null: it fits. */
export function fieldFault(field: FormField, value: unknown): string | null {
  switch (field.kind) {
    case "choice":
      return field.choices.some((choice) => choice.value === value) ? null : "choice";
    case "amount":
      return typeof value === "number" && isOffered(field, value) ? null : "amount";
    case "switch":
      return typeof value === "boolean" ? null : "choice";
    case "password": {
      if (typeof value !== "string" || value === "") return "missing";
      const fault = passwordFault(field.rule, value);
      return fault && `password.${fault}`;
    }
    case "domain":
      if (value === "" || value === undefined) return field.optional ? null : "missing";
      return typeof value === "string" && DOMAIN.test(value) ? null : "domain";
    case "name":
    case "text": {
      const optional = field.kind === "text" && field.optional;
      if (value === "" || value === undefined) return optional ? null : "missing";
      if (typeof value !== "string" || value.length > field.maxLength) return "long";
      return field.pattern === undefined || new RegExp(`^(?:${field.pattern})$`, "u").test(value) ? null : "pattern";
    }
  }
}

function isOffered(field: Extract<FormField, { kind: "amount" }>, value: number): boolean {
  if (field.values) return field.values.includes(value);
  return value >= field.min && value <= field.max && Number.isInteger((value - field.min) / field.step);
}

/** The nearest number that is offered. */
export function nearestOffered(field: Extract<FormField, { kind: "amount" }>, value: number): number {
  if (field.values) {
    return [...field.values].sort((a, b) => Math.abs(a - value) - Math.abs(b - value))[0] ?? field.min;
  }
  const steps = Math.round((Math.min(Math.max(value, field.min), field.max) - field.min) / field.step);
  return field.min + Math.min(steps, Math.floor((field.max - field.min) / field.step)) * field.step;
}

/**
 * A draft whose choices and numbers are all on offer, after a change made some of them impossible: what still fits stays,
 * numbers move to the nearest, the rest goes back to its first choice. Texts stay as they were typed.
 */
export function settleDraft(fieldsOf: (draft: Config) => readonly FormField[], draft: Config): Config {
  let settled = draft;
  // Each round may open or close fields; lines have no chains longer than this.
  for (let round = 0; round < 8; round++) {
    const next: Config = {};
    for (const field of fieldsOf(settled)) next[field.id] = settleValue(field, settled[field.id]);
    if (JSON.stringify(next) === JSON.stringify(settled)) return next;
    settled = next;
  }
  return settled;
}

function settleValue(field: FormField, value: string | number | boolean | undefined): string | number | boolean {
  if (value === undefined) return initialOf(field);
  if (field.kind === "amount") return nearestOffered(field, typeof value === "number" ? value : field.min);
  if (field.kind === "choice" || field.kind === "switch")
    return fieldFault(field, value) === null ? value : initialOf(field);
  return typeof value === "string" ? value : initialOf(field);
}

/** Holds values against fields. @returns what belongs to the fields, and the faults by field id (codes as in `fieldFault`). */
export function checkFields(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
): { config: Config; faults: Record<string, string> } {
  const config: Config = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.id];
    const fault = fieldFault(field, value);
    if (fault !== null) faults[field.id] = fault;
    else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      config[field.id] = value;
  }
  return { config, faults };
}

/** The ids of fields whose values are secrets. */
export function secretFields(fields: readonly FormField[]): string[] {
  return fields.flatMap((field) =>
    field.kind === "password" || (field.kind === "text" && (field.secret || field.personal)) ? [field.id] : [],
  );
}
