import { type Config, type FieldChoice, labelIn, type PurchaseForm } from "../form";
import type { PasswordRule } from "../password-rule";
import type { Term } from "../term";

/** A product on offer, with the figures that are known of it. */
export interface ProtectionProduct {
  id: string;
  code: string;
  name: string;
  kind: ProtectionKind;
  /** Network, place, defence, bandwidth, processor, memory, disk and number of addresses, as the upstream writes them. */
  facts: string[];
}

export type ProtectionKind = "protected_server" | "protected_colocation" | "cdn_protection";
/** What needs no machine of one's own comes first; it costs least, too. */
const KINDS: readonly ProtectionKind[] = ["cdn_protection", "protected_server", "protected_colocation"];

export interface ProtectionOptions {
  products: ProtectionProduct[];
}

/** Nothing of it is sent: the upstream takes no password for these products. */
export const protectionPassword: PasswordRule = { min: 8, max: 16, needs: ["letter", "digit"], specials: "" };

/** Only one month or one year is sold. Manual: 十九, 2. */
export const PROTECTION_TERMS: readonly Term[] = [
  { years: 0, months: 1 },
  { years: 1, months: 0 },
];

/** The choice of a product: the number by which it is ordered, and the code by which it has a price and is shown later. */
const choiceValue = ({ id, code }: ProtectionProduct): string => `${id}_${code}`;

/** The number and the code of the chosen product. */
export function chosenProduct({ product }: Config): { id: string; code: string } {
  const [id = "", ...code] = String(product ?? "").split("_");
  return { id, code: code.join("_") };
}

function choiceOf(product: ProtectionProduct): FieldChoice {
  const parts = [product.name, ...product.facts];
  return {
    value: choiceValue(product),
    label: parts.join("，"),
    labelEn: parts.map((part) => labelIn("en", part)).join(", "),
  };
}

export const ddosForm: PurchaseForm<ProtectionOptions> = {
  productLine: "ddos",
  nameField: null,
  fields({ products }, draft) {
    const kinds = KINDS.filter((kind) => products.some((product) => product.kind === kind));
    const kind = kinds.find((one) => one === draft.kind) ?? kinds[0];
    return [
      { id: "kind", kind: "choice", as: "radio", choices: kinds.map((value) => ({ value, noted: true })) },
      {
        id: "product",
        kind: "choice",
        as: "radio",
        choices: products.filter((product) => product.kind === kind).map(choiceOf),
      },
    ];
  },
  terms: () => PROTECTION_TERMS,
  title: (config) => chosenProduct(config).code,
};
