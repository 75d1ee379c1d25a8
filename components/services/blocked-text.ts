interface Texts {
  (key: string): string;
  has(key: string): boolean;
}

/** Why something can't be done now, in the line's words. */
export function blockedText(own: Texts, code: string, general: string): string {
  return own.has(`blocked.${code}`) ? own(`blocked.${code}`) : general;
}
