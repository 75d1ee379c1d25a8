import type { CostSubject } from "../product-action";
import { splitName } from "./split-name";

const HAN = /\p{Script=Han}/u;

/** Which of the upstream's two price lists has a name (tag dmc or dme). A Chinese suffix is in the Chinese list only. */
export function priceListOf(displayName: string): "chinese" | "english" {
  return HAN.test(displayName) ? "chinese" : "english";
}

/** The key of a suffix's list price: ".com", and ".com#chinese" for Chinese labels before a Latin suffix. */
export function costKey(suffix: string, label: string): string {
  return HAN.test(suffix) || !HAN.test(label) ? suffix : `${suffix}#chinese`;
}

/** The key of a cost: a registered name has its own price for renewals; everything else costs what its suffix costs. */
export function costKeyOf({ name, displayName }: CostSubject): string {
  if (name !== "") return `${name} []`;
  const { label, suffix } = splitName(displayName);
  return costKey(suffix, label);
}
