import { pinyin } from "pinyin-pro";
import { hasChinese } from "@/lib/core/chinese";

/** A Chinese label in pinyin without tones, as one word that may be a label itself; null when a character has no known reading. */
export function pinyinLabel(label: string): string | null {
  const word = pinyin(label, { toneType: "none", type: "array", v: true }).join("").toLowerCase();
  return !hasChinese(word) && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(word) ? word : null;
}
