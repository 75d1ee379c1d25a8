import type { SearchName } from "@/lib/search/contract";

const LATIN_ENDINGS = ["app", "shop", "online", "hq"];
const CHINESE_ENDINGS = ["网", "店"];
/** The longest label of a domain name, in ASCII. */
const LONGEST = 63;
/** So many Chinese characters always fit into a label. */
const LONGEST_CHINESE = 15;

/** Other labels to search for when one is taken: with a usual ending, and for a Chinese one also in pinyin. */
export function nameVariants({
  label,
  chinese,
  pinyin,
}: Pick<SearchName, "label" | "chinese" | "pinyin">): readonly string[] {
  const withEndings = (of: string, endings: readonly string[]) =>
    endings.filter((ending) => !of.endsWith(ending)).map((ending) => of + ending);
  if (!chinese) return withEndings(label, LATIN_ENDINGS).filter((variant) => variant.length <= LONGEST);
  const inChinese = withEndings(label, CHINESE_ENDINGS).filter((variant) => [...variant].length <= LONGEST_CHINESE);
  const inLatin = pinyin === null ? [] : [pinyin, ...withEndings(pinyin, LATIN_ENDINGS.slice(0, 2))];
  return [...inChinese, ...inLatin.filter((variant) => variant.length <= LONGEST)];
}
