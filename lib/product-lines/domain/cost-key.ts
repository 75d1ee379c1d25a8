import type { CostSubject } from "../product-action";
import { splitName } from "./split-name";

const HAN = /\p{Script=Han}/u;

/** Which of the upstream's two price lists a name stands in (tag dmc or dme). A Chinese suffix is in the Chinese one alone. */
export function priceListOf(displayName: string): "chinese" | "english" {
  return HAN.test(displayName) ? "chinese" : "english";
}

/** Under which key the list price of a suffix is kept: ".com", and ".com#chinese" for Chinese labels before a Latin suffix. */
export function costKey(suffix: string, label: string): string {
  return HAN.test(suffix) || !HAN.test(label) ? suffix : `${suffix}#chinese`;
}

/** A registered name has a price of its own for its renewal; everything else costs what its suffix does. */
export function costKeyOf({ name, displayName }: CostSubject): string {
  if (name !== "") return `${name} []`;
  const { label, suffix } = splitName(displayName);
  return costKey(suffix, label);
}
