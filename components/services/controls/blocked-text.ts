interface Texts {
  (key: string): string;
  has(key: string): boolean;
}

/** Why something can't be done now, in the line's words. */
export function blockedText(own: Texts, code: string, t: (key: "blocked" | "adminOnly") => string): string {
  if (code === "admin_only") return t("adminOnly");
  const general = t("blocked");
  return own.has(`blocked.${code}`) ? own(`blocked.${code}`) : general;
}
