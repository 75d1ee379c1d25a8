interface Texts {
  (key: string): string;
  has(key: string): boolean;
}

/** Why a control or an upgrade is not possible now, in the words of the product line if it has some. */
export function blockedText(own: Texts, code: string, t: (key: "blocked" | "adminOnly") => string): string {
  if (code === "admin_only") return t("adminOnly");
  const general = t("blocked");
  return own.has(`blocked.${code}`) ? own(`blocked.${code}`) : general;
}
