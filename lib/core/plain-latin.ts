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

/** An address in Latin letters with what registries take: letters, figures, hyphens and single spaces. */
export function latinAddress(text: string): string {
  return plainLatin(text)
    .replace(/[^A-Za-z0-9-]+/g, " ")
    .trim();
}
