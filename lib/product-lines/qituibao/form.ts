import { EMAIL_PATTERN } from "@/lib/core/email-pattern";
import type { Config, FormField, PurchaseForm, UpgradeForm } from "../form";
import { yearTerms } from "../term";

/** The editions of each family, from the smallest to the largest: the upgrade's numbers 1, 2, 3 count them. */
export const QITUIBAO_FAMILIES = {
  trade: ["trade_entry", "trade_standard", "trade_flagship"],
  promotion: ["promotion_entry", "promotion_standard"],
  all_round: ["all_round_entry", "all_round_standard", "all_round_flagship"],
} as const;

export type QituibaoFamily = keyof typeof QITUIBAO_FAMILIES;
export type QituibaoEdition = (typeof QITUIBAO_FAMILIES)[QituibaoFamily][number];

const ROOMS = ["shanghai", "beijing", "guangzhou", "azure_east_china", "overseas"];

const families = Object.keys(QITUIBAO_FAMILIES) as QituibaoFamily[];
const isFamily = (value: unknown): value is QituibaoFamily => families.includes(value as QituibaoFamily);

/** The family of an edition; null for an unknown one. */
export const familyOf = (edition: unknown): QituibaoFamily | null =>
  families.find((family) => (QITUIBAO_FAMILIES[family] as readonly unknown[]).includes(edition)) ?? null;

/** The upstream takes no comma in any text. */
const text = (id: string, maxLength: number, more: Partial<Extract<FormField, { kind: "text" }>> = {}): FormField => ({
  id,
  kind: "text",
  maxLength,
  pattern: `[^,]{1,${maxLength}}`,
  format: "noComma",
  ...more,
});

const company = text("company", 60, { pattern: "[^,]{2,60}", hinted: true, asked: true });

/** Whom trade and all-round editions are set up for. */
const contactFields: readonly FormField[] = [
  company,
  // Longer than a number, so that one with a code or hyphens is answered by what is wanted, not by "too long".
  text("mobile", 20, { pattern: "1\\d{10}", plain: true, hinted: true, asked: true }),
  text("email", 80, { pattern: EMAIL_PATTERN, plain: true, hinted: true, asked: true }),
  text("contact", 20, { optional: true }),
  text("telephone", 20, { pattern: "[0-9-]{7,20}", plain: true, hinted: true, optional: true }),
];

/** What promotion editions promote: a website, and the words that it shall be found by. */
const promotionFields: readonly FormField[] = [
  company,
  { id: "domain", kind: "domain", hinted: true, asked: true },
  text("keyword", 20, { hinted: true, asked: true }),
  text("secondKeyword", 20, { hinted: true, optional: true, asked: true }),
  text("generalKeyword", 40, { hinted: true }),
  text("regionalKeyword", 40, { hinted: true }),
];

const choices = (values: readonly string[]) => values.map((value) => ({ value }));

/** The upstream has no list of products: every edition of the manual is offered. */
function fields(_options: unknown, draft: Config): FormField[] {
  const family = isFamily(draft.family) ? draft.family : "trade";
  return [
    { id: "family", kind: "choice", as: "radio", choices: families.map((value) => ({ value, noted: true })) },
    { id: "edition", kind: "choice", as: "radio", choices: choices(QITUIBAO_FAMILIES[family]) },
    { id: "room", kind: "choice", as: "select", choices: choices(ROOMS) },
    ...(family === "promotion" ? promotionFields : contactFields),
  ];
}

export const qituibaoForm: PurchaseForm = {
  productLine: "qituibao",
  nameField: null,
  fields,
  terms: () => yearTerms(1, 2, 3, 5),
  title: (config) => String(config.domain || config.company || ""),
};

/**
 * The editions that are offered, of those numbers that the upstream lists: 1 to 3 count the editions of the family, as the upgrade does; a
 * larger number is the order's.
 */
export function editionsAbove(numbers: readonly string[], current: Config): QituibaoEdition[] {
  const family = familyOf(current.edition);
  if (family === null) return [];
  const own: readonly QituibaoEdition[] = QITUIBAO_FAMILIES[family];
  const all: readonly QituibaoEdition[] = families.flatMap((one) => [...QITUIBAO_FAMILIES[one]]);
  const meant = numbers.map((number) => (Number(number) > 3 ? all[Number(number) - 1] : own[Number(number) - 1]));
  const at = own.indexOf(current.edition as QituibaoEdition);
  return own.filter((edition, place) => place > at && meant.includes(edition));
}

/** A larger edition of the same family. */
export const qituibaoUpgradeForm: UpgradeForm<string[]> = {
  fields: (numbers, _draft, current) => [
    { id: "edition", kind: "choice", as: "radio", choices: choices(editionsAbove(numbers, current)) },
  ],
};
