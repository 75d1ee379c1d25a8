/**
 * The character of a typed text that was read as `char`: texts are folded (full width to half, upper to lower case) before they are
 * checked, and a message has to show what was typed: "！", not "!".
 */
export function typedCharacter(typed: string, char: string): string {
  if (typed.includes(char)) return char;
  return [...typed].find((one) => one.normalize("NFKC").toLowerCase().includes(char)) ?? char;
}
