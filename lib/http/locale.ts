import Negotiator from "negotiator";
import { readCookie } from "@/lib/auth/cookies";
import {
  defaultLanguage,
  isLanguage,
  type Language,
  languageCookie,
  languageHeader,
  languages,
} from "@/messages/languages";

/**
 * The language of a request: the one that the calling page names, the cookie, then Accept-Language in its order of preference, then
 * Chinese.
 */
export function requestLocale(headers: Headers): Language {
  const named = headers.get(languageHeader);
  if (isLanguage(named)) return named;
  const chosen = readCookie(headers.get("cookie"), languageCookie);
  if (isLanguage(chosen)) return chosen;
  const accepted = headers.get("accept-language") ?? undefined;
  const preferred = new Negotiator({ headers: { "accept-language": accepted } }).language([...languages]);
  return isLanguage(preferred) ? preferred : defaultLanguage;
}
