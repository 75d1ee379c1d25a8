/** Chinese text as registries count and accept it. Rare characters beyond the first plane (𠮷) are one character each. */
const HAN = /\p{Script=Han}/u;

export function hasChinese(text: string): boolean {
  return HAN.test(text);
}

/** Characters as people count them, not UTF-16 units. */
export function charCount(text: string): number {
  return [...text].length;
}

/** Length in registry positions (位): a Chinese or other wide character counts 2, the rest 1. */
export function chineseWidth(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}

/** The dot inside transliterated names, of which keyboards offer many, as the one on identity cards (U+00B7). */
export function oneMiddleDot(text: string): string {
  return text.replace(/[•‧∙⋅・･●]/g, "·");
}

/** Full-width Latin letters, digits and marks as plain ones; leaves Chinese characters and their marks alone. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}
