interface Texts {
  (key: string): string;
  has(key: string): boolean;
}

const OTHER_UNDER_WAY = "other_under_way:";

/** The code of a control that has to wait for another one. */
export const waitsFor = (control: string): string => `${OTHER_UNDER_WAY}${control}`;

type Say = (key: "blocked" | "adminOnly" | "otherUnderWay", params?: { title: string }) => string;

/** Why a control is not possible now, in the words of the product line if it has some. */
export function blockedText(own: Texts, code: string, t: Say): string {
  if (code === "admin_only") return t("adminOnly");
  if (code.startsWith(OTHER_UNDER_WAY)) {
    const key = `controls.${code.slice(OTHER_UNDER_WAY.length)}.title`;
    return own.has(key) ? t("otherUnderWay", { title: own(key) }) : t("blocked");
  }
  const general = t("blocked");
  return own.has(`blocked.${code}`) ? own(`blocked.${code}`) : general;
}

/** The same of an upgrade, or of another order for a service, which an expired one can't have. */
export function upgradeBlockedText(
  own: Texts,
  code: string,
  t: (key: Parameters<Say>[0] | "lapsed", params?: Parameters<Say>[1]) => string,
): string {
  return code === "lapsed" ? t("lapsed") : blockedText(own, code, t);
}
