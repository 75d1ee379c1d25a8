const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: "ss", ẞ: "SS", æ: "ae", Æ: "Ae", œ: "oe", Œ: "Oe", ø: "o", Ø: "O", ł: "l", Ł: "L" },
  ...{ đ: "d", Đ: "D", ð: "d", Ð: "D", þ: "th", Þ: "Th", ı: "i", "’": "'", "‘": "'" },
};

/** Latin letters without accents, as machine-readable documents write them: "Straße" is "Strasse". Other scripts stay. */
export function plainLatin(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßẞæÆœŒøØłŁđĐðÐþÞı’‘]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFC");
}

/** The apostrophes and hyphens that keyboards of phones and word processors write, as the plain ones. */
export function plainApostrophes(text: string): string {
  return text.replace(/[’‘ʼ]/g, "'").replace(/[‐‑–]/g, "-");
}

/** An address in Latin letters with what registries take: letters, figures, hyphens and single spaces. A possessive keeps its s. */
export function latinAddress(text: string): string {
  return plainLatin(plainApostrophes(text))
    .replace(/'(?=s\b)/g, "")
    .replace(/[^A-Za-z0-9-]+/g, " ")
    .trim();
}
