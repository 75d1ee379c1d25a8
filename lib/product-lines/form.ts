import { asHosts } from "./as-host";
import { type PasswordRule, passwordFaults, proposePassword } from "./password-rule";
import type { Term } from "./term";

/**
 * The parts of a product line's form. Client-safe and without a schema library: the browser draws a form by the same functions by which
 * the server refuses what was not offered. The form of a product line is in lib/product-lines/<id>/form.ts.
 */

/** The chosen values, by field id. Never holds money or secrets. */
export type Config = Record<string, string | number | boolean>;

/** Whether two configurations agree in every key of the first. */
export function agrees(wanted: Config, seen: Config): boolean {
  return Object.entries(wanted).every(([key, value]) => seen[key] === value);
}

export interface FieldChoice {
  value: string;
  /** The upstream's text (a system, a room). Without it: `choices.<field>.<value>` in the product line's texts. */
  label?: string;
  /** The same in English, where the upstream's text is Chinese. @default label */
  labelEn?: string;
  /** Whether `notes.<field>.<value>` of the product line's texts is shown below it (filing needed …). */
  noted?: boolean;
  /** Address of a picture of ours. */
  picture?: string;
  /** What is said beside it: a word under `marks.<mark>` of the product line's texts. */
  mark?: string;
}

/** A number's unit. Its text is `ui.unit.<unit>`, with {n}. */
export type Unit = "tb" | "gb" | "mb" | "mbps" | "core" | "mailbox" | "count" | "disk";

/** What a pattern wants, in words that all product lines share. */
export type TextFormat =
  | "noComma"
  | "twoNoComma"
  | "fourNoComma"
  | "nineDigits"
  | "idCard"
  | "landline"
  | "mobile"
  | "email"
  | "localPart"
  | "ipv4";

interface FieldBase {
  /** Label: `fields.<id>` in the product line's texts; hint, where `hinted`: `hints.<id>`. */
  id: string;
  hinted?: boolean;
  /** Left out of the configuration in words, because another field says it (the unit of an amount). */
  unsaid?: boolean;
  /** For texts and domains: the upstream is asked about the value while it is typed (`ProductLine.ask`), and before it goes into the cart. */
  asked?: boolean;
}

/**
 * What the upstream says of a field's value. taken: it can't be ordered (`lines.<line>.<field>_taken` in errors.json). Its sentence:
 * `answers.<field>.<answer>` in the product line's texts, with `params`; without one a general sentence.
 */
export interface FieldAnswer {
  answer: "free" | "taken" | "failed";
  params?: Record<string, string | number>;
}

export type FormField = FieldBase &
  (
    | { kind: "choice"; choices: readonly FieldChoice[]; as?: "radio" | "segments" | "select"; initial?: string }
    /**
     * One of many that differ by taste (a template, a category). Lists of prices don't go through them, and staff don't stop selling
     * single ones. The first must not be more expensive than another.
     */
    | { kind: "pick"; choices: readonly FieldChoice[]; as: "pictures" | "list"; initial?: string }
    /** `values` where only some numbers are sold; else every number from `min` to `max` in steps of `step`. */
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
     * `secret`: hidden while typed, never logged, never stored in a history. `personal`: the same, but visible while typed (names,
     * identity numbers). `code`: in a monospaced font. `plain`: ASCII by its nature (a number, an address, an account), so that what an input
     * method writes full-width is taken for what is meant. `unbracketed`: the same for a name, out of brackets around the whole of it.
     * `hosts`: the same for host names and addresses, of which copied ones (http://…) and Chinese letters become what is sent.
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
        plain?: boolean;
        unbracketed?: boolean;
        hosts?: boolean;
        /** What the pattern wants, for its error where no hint says it: `format.<format>` in messages/fields.json. */
        format?: TextFormat;
        initial?: string;
        /** Suggested values; others may be typed. */
        proposed?: readonly string[];
      }
    /** The name by which the upstream knows the product; its availability is checked while typing. */
    | { kind: "name"; pattern: string; maxLength: number }
    /** A domain name; the customer's own are suggested. `own`: only those are accepted. */
    | { kind: "domain"; own?: boolean; optional?: boolean; initial?: string }
    | { kind: "password"; rule: PasswordRule }
    | { kind: "switch"; initial?: boolean }
  );

/** A domain name as people write it: labels of letters (also Chinese ones), digits and hyphens; or as browsers copy it (xn--…). */
const DOMAIN =
  /^(?=.{3,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(\p{L}{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/iu;

/** What nobody sees and copying brings along: the marks of direction around a telephone number, a zero-width space. */
const INVISIBLE = /\p{Cf}+/gu;

/** Control characters and lone surrogates: the upstream takes neither in any value. A text of many lines is sent line by line. */
const UNSENDABLE = /[\p{Cc}\p{Cs}]/u;
const UNSENDABLE_IN_LINES = /[^\P{Cc}\t\r\n]|\p{Cs}/u;

/** The order form of a product line. `O` is the result of the product line's `readOptions` (JSON). */
export interface PurchaseForm<O = never> {
  productLine: string;
  /** The field of kind "name" (or "domain") that holds the product's name; null where the upstream makes the name. */
  nameField: string | null;
  /** The fields for the values chosen so far, each with the choices that are possible with them. Pure. */
  fields(options: O, draft: Config): readonly FormField[];
  /** The terms that it is sold for, the shortest first. */
  terms(options: O, draft: Config): readonly Term[];
  /** Rules across fields that can't be expressed by leaving a choice out: field → a code under `lines.<id>.<code>` in errors.json. */
  check?(options: O, config: Config): Record<string, string>;
  /** How it is named in lists, in signs that need no translation: "2C 4G 50G 5M", "Website Standard"; its name where it has one. */
  title(config: Config): string;
}

/** The upgrade form of a product line. `current` is the service's configuration, `O` the result of the action's `readOptions`. */
export interface UpgradeForm<O = never> {
  fields(options: O, draft: Config, current: Config): readonly FormField[];
  check?(options: O, config: Config, current: Config): Record<string, string>;
  /** The change in digits and signs that need no translation; without it the fields are shown. */
  title?(config: Config, current: Config): string;
  /** The terms of an action that opens a service of its own (a copy). Without: it is bought once and has no term. */
  terms?(options: O, draft: Config, current: Config): readonly Term[];
  /**
   * The configuration that is ordered: the values of the fields, and more. The fields' own values stay in it, because the form checks it
   * again when the price is asked again.
   */
  complete?(config: Config, current: Config): Config;
}

/** The value of a field before the customer chooses. */
export function initialOf(field: FormField): string | number | boolean {
  switch (field.kind) {
    case "choice":
    case "pick":
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

/** The fields with these values as their initial ones; fields without a value here stay as they are. */
export function openWith(fields: readonly FormField[], values: Config): FormField[] {
  return fields.map((field) =>
    values[field.id] === undefined ? field : ({ ...field, initial: values[field.id] } as FormField),
  );
}

/** Whether a form's values are those of the setting as it is now. Blanks around a text don't count. */
export function changesNothing(values: Config, setting: Config): boolean {
  const plain = (value: Config[string] | undefined) => (typeof value === "string" ? value.trim() : value);
  return Object.entries(setting).every(([id, value]) => plain(values[id]) === plain(value));
}

/** A number as people write it, in groups: 138 0013 8000. An identity card's may end in X. */
const GROUPED = /^\d[\d ]*[\dXx]$/;

const BRACKETED = /^[【[(「『《<]([^【】[\]()「」『』《》<>]+)[】\])」』》>]$/u;

/**
 * What is meant by what was typed: Chinese input methods write letters, digits and signs full-width, and 。 for a dot; numbers are written in
 * groups. Of a line that people write freely only what nobody sees is left out, and the blanks around it, which phones add behind a word;
 * passwords stay as they are.
 */
export function meantBy(field: FormField, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const plain = () => value.normalize("NFKC").replace(INVISIBLE, "").trim();
  if (field.kind === "name") return plain();
  // A final dot says that the name is whole, which a domain is anyway.
  if (field.kind === "domain") return plain().replace(/[。｡]/g, ".").replace(/\.$/, "");
  if (field.kind !== "text") return value;
  if (field.hosts) return asHosts(plain().replaceAll("。", "."));
  if (field.unbracketed) return plain().replace(BRACKETED, "$1").trim();
  if (field.plain) {
    // No number, address or account name has this sign.
    const dotted = plain().replaceAll("。", ".");
    return !field.multiline && GROUPED.test(dotted) ? dotted.replaceAll(" ", "") : dotted;
  }
  return field.secret || field.multiline ? value : value.replace(INVISIBLE, "").trim();
}

/** Why a value doesn't fit its field, as a code under fields.fault in messages; null when it fits. What is wrong with a password: passwordFaults. */
export function fieldFault(field: FormField, typed: unknown): string | null {
  const value = meantBy(field, typed);
  switch (field.kind) {
    case "choice":
    case "pick":
      return field.choices.some((choice) => choice.value === value) ? null : "choice";
    case "amount":
      return typeof value === "number" && isOffered(field, value) ? null : "amount";
    case "switch":
      return typeof value === "boolean" ? null : "choice";
    case "password":
      if (typeof value !== "string" || value === "") return "missing";
      return passwordFaults(field.rule, value).length === 0 ? null : "password";
    case "domain":
      if (value === "" || value === undefined) return field.optional ? null : "missing";
      return typeof value === "string" && DOMAIN.test(value) ? null : "domain";
    case "name":
    case "text": {
      const { optional = false, multiline = false } = field.kind === "text" ? field : {};
      if (value === "" || value === undefined) return optional ? null : "missing";
      if (typeof value !== "string" || value.length > field.maxLength) return "long";
      if (value.trim() === "" && !optional) return "missing";
      if ((multiline ? UNSENDABLE_IN_LINES : UNSENDABLE).test(value)) return "pattern";
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
 * Makes a draft valid after a change: choices and numbers that are still offered stay, other numbers move to the nearest offered one,
 * other choices go back to the first. Texts stay as they were typed.
 */
export function settleDraft(fieldsOf: (draft: Config) => readonly FormField[], draft: Config): Config {
  let settled = draft;
  // Each round may add or remove fields. No form has a longer chain of fields that depend on each other.
  for (let round = 0; round < 8; round++) {
    const next: Config = {};
    for (const field of fieldsOf(settled)) next[field.id] = settleValue(field, settled[field.id]);
    if (JSON.stringify(next) === JSON.stringify(settled)) return next;
    settled = next;
  }
  return settled;
}

/**
 * A draft after one of its fields changed, settled but for what was typed: a number that isn't offered stays, so that the form can say so,
 * and nobody orders another one than they typed.
 */
export function changeDraft(
  fieldsOf: (draft: Config) => readonly FormField[],
  draft: Config,
  id: string,
  value: Config[string],
): Config {
  const next = { ...draft, [id]: value };
  const typed = fieldsOf(draft).filter(
    (field) => field.kind === "amount" && (field.id === id || fieldFault(field, draft[field.id]) !== null),
  );
  const settled = settleDraft(fieldsOf, next);
  const kept = typed.flatMap((field) => {
    const asTyped = next[field.id];
    return asTyped !== undefined && field.id in settled ? [[field.id, asTyped] as const] : [];
  });
  return { ...settled, ...Object.fromEntries(kept) };
}

function settleValue(field: FormField, value: string | number | boolean | undefined): string | number | boolean {
  if (value === undefined) return initialOf(field);
  if (field.kind === "amount") return nearestOffered(field, typeof value === "number" ? value : field.min);
  if (field.kind === "choice" || field.kind === "pick" || field.kind === "switch")
    return fieldFault(field, value) === null ? value : initialOf(field);
  return typeof value === "string" ? value : initialOf(field);
}

/** Checks values by their fields. @returns the valid ones, and the faults by field id (codes as in `fieldFault`). */
export function checkFields(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
): { config: Config; faults: Record<string, string> } {
  const config: Config = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const value = meantBy(field, values[field.id]);
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

/** What a name of the upstream ("CentOS 7.9 64 位") says in Chinese, and how English says it. */
const ENGLISH_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\s*企业版/, " Enterprise"],
  [/\s*标准版/, " Standard"],
  [/\s*数据中心版/, " Datacenter"],
  [/\s*(\d+)\s*位/, ", $1-bit"],
  [/华([北东南])-(\p{Script=Han}+)/u, "华$1 ($2)"],
  [/华北[-\s]*/, "North China "],
  [/华东[-\s]*/, "East China "],
  [/华南[-\s]*/, "South China "],
  [/北京/, "Beijing"],
  [/广州/, "Guangzhou"],
  [/江苏徐州/, "Xuzhou, Jiangsu"],
  [/浙江杭州/, "Hangzhou, Zhejiang"],
  [/杭州/, "Hangzhou"],
  [/上海/, "Shanghai"],
  [/深圳/, "Shenzhen"],
  [/香港/, "Hong Kong"],
  [/^规格 /, "Instance "],
  [/高防服务器托管/, "Protected colocation"],
  [/高防服务器/, "Protected server"],
  [/云 ?CDN ?防护/, "Cloud CDN protection"],
  [/电信/, "China Telecom"],
  [/联通/, "China Unicom"],
  [/移动/, "China Mobile"],
  [/双线/, "Dual line"],
  [/全国/, "Nationwide"],
  [/\s*(\d+)核/, ", $1 cores"],
  [/(\d)\(/, "$1 ("],
];

/** A choice's own label in a language; undefined where the product line's texts have it. */
export function ownLabel({ label, labelEn }: FieldChoice, language: string): string | undefined {
  if (label === undefined) return undefined;
  return language === "en" && labelEn !== undefined ? labelEn : labelIn(language, label);
}

/** A choice's own label as a reader of the language reads it. The upstream names operating systems in Chinese alone. */
export function labelIn(language: string, label: string): string {
  if (language === "zh") return label;
  return ENGLISH_WORDS.reduce((text, [word, english]) => text.replace(word, english), label);
}
