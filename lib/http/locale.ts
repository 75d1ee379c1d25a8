export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The language of a request: the cookie, then Accept-Language in its order of preference, then Chinese. */
export function requestLocale(headers: Headers): Locale {
  const cookie = /(?:^|;\s*)lang=(zh|en)(?:;|$)/.exec(headers.get("cookie") ?? "")?.[1];
  if (cookie === "zh" || cookie === "en") return cookie;
  const wanted = (headers.get("accept-language") ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", q = "q=1"] = part.trim().split(";");
      return { language: tag.slice(0, 2).toLowerCase(), weight: Number(q.trim().replace("q=", "")) || 0 };
    })
    .sort((a, b) => b.weight - a.weight)
    .find(({ language }) => language === "zh" || language === "en");
  return wanted?.language === "en" ? "en" : "zh";
}
