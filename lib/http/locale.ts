import Negotiator from "negotiator";
import { readCookie } from "@/lib/auth/cookies";
import { defaultLanguage, isLanguage, type Language, languageCookie, languages } from "@/messages/languages";

/** The language of a request: the cookie, then Accept-Language in its order of preference, then Chinese. */
export function requestLocale(headers: Headers): Language {
  const chosen = readCookie(headers.get("cookie"), languageCookie);
  if (isLanguage(chosen)) return chosen;
  const accepted = headers.get("accept-language") ?? undefined;
  const preferred = new Negotiator({ headers: { "accept-language": accepted } }).language([...languages]);
  return isLanguage(preferred) ? preferred : defaultLanguage;
}
