const HAN = /\p{Script=Han}/u;

/**
 * Under which key the cost of a domain is kept. The upstream prices Chinese and English names apart (tag dmc / dme), so a
 * Chinese label under a Latin suffix has a key of its own: ".com" and ".com#chinese"; a Chinese suffix has only one.
 */
export function costKey(suffix: string, label: string): string {
  return HAN.test(suffix) || !HAN.test(label) ? suffix : `${suffix}#chinese`;
}

/** The suffix of a key, and which of the upstream's two price lists it stands in. */
export function readCostKey(key: string): { suffix: string; names: "chinese" | "english" } {
  const [suffix = "", kind] = key.split("#");
  return { suffix, names: kind === "chinese" || HAN.test(suffix) ? "chinese" : "english" };
}
