/** 百度云 and 阿里云, the two clouds of chapter 二十. */
export type Cloud = "bcc" | "ali";

/** A table of what the clouds share, under the ids of one of them: `Backups` becomes `bcc.Backups`. */
export function ofCloud<const C extends Cloud, T extends object>(cloud: C, table: T) {
  const entries = Object.entries(table).map(([name, value]) => [`${cloud}.${name}`, value]);
  return Object.fromEntries(entries) as { readonly [K in keyof T & string as `${C}.${K}`]: T[K] };
}
