import type { FormField, PurchaseForm, UpgradeForm } from "../form";
import type { PasswordRule } from "../password-rule";
import type { Term } from "../term";

/** What the forms of product lines that sell points share: bulk mail and SMS marketing. */

/** Points are bought once: they have no term and do not expire. */
const ONCE: readonly Term[] = [{ years: 0, months: 0 }];

/** Manual 十三 and 十四, 2: "strong", without both { and }. A comma is no part of any parameter. */
export const pointsPassword: PasswordRule = {
  min: 8,
  max: 20,
  needs: ["letter", "digit", "special"],
  specials: "!@$^*_-",
};

export const pointsField = (amounts: readonly number[]): FormField => ({
  id: "points",
  kind: "choice",
  as: "radio",
  choices: amounts.map((amount) => ({ value: String(amount) })),
});

/** Chinese characters, letters and digits, without blanks. */
const person = (id: string, min: number): FormField => ({
  id,
  kind: "text",
  maxLength: 50,
  pattern: `[\\p{Script=Han}A-Za-z0-9]{${min},50}`,
  personal: true,
  plain: true,
  hinted: true,
});
const identityCard = (id: string): FormField => ({
  id,
  kind: "text",
  maxLength: 18,
  pattern: "\\d{15}|\\d{17}[\\dXx]",
  personal: true,
  plain: true,
  code: true,
  hinted: true,
});

/** Whom the account is for. */
export const contactFields: readonly FormField[] = [person("lastName", 1), person("firstName", 1)];

/**
 * Who answers for what is sent by SMS: the operator reviews it before anything can be sent. Manual: 十四, 1; its result 21009 allows
 * no blanks and no brackets in a company's name.
 */
export const companyFields: readonly FormField[] = [
  {
    id: "company",
    kind: "text",
    maxLength: 150,
    pattern: "[\\p{Script=Han}A-Za-z0-9.,]{2,150}",
    personal: true,
    unbracketed: true,
    hinted: true,
  },
  {
    id: "licenceNumber",
    kind: "text",
    maxLength: 30,
    pattern: "[0-9A-Za-z\\-]{6,30}",
    personal: true,
    plain: true,
    code: true,
    hinted: true,
  },
  person("legalRepresentative", 2),
  identityCard("legalRepresentativeIdNumber"),
  person("administrator", 2),
  identityCard("administratorIdNumber"),
];

export function pointsForm(
  parts: Pick<PurchaseForm, "productLine" | "title"> & { amounts: readonly number[]; identity: readonly FormField[] },
): PurchaseForm {
  const { amounts, identity, ...form } = parts;
  return { ...form, nameField: null, fields: () => [pointsField(amounts), ...identity], terms: () => ONCE };
}

/** The form by which points are added to a service. */
export const addPointsForm = (amounts: readonly number[]): UpgradeForm => ({ fields: () => [pointsField(amounts)] });
