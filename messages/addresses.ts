import { defaultLanguage, type Language, languages } from "./languages";
import { PUBLIC_PATHS } from "./public-pages";

const PUBLIC = new RegExp(`^/(?:${PUBLIC_PATHS})?$`);
const PREFIX = new RegExp(`^/(${languages.join("|")})(?=/|$)`);

/** The page of an address, without the language: "/en/prices" is "/prices". Also of a path within app/[locale]. */
export function pageOfAddress(path: string): string {
  return path.replace(PREFIX, "") || "/";
}

/** Whether the addresses of this page contain the language (public-pages.js). @param page a path without language and query. */
export function isPublicPage(page: string): boolean {
  return PUBLIC.test(page);
}

/**
 * The address of a page in a language. Query and fragment stay. What is no public page (account, API, another site) stays as it is.
 * @param href an address without language.
 */
export function addressIn(language: string, href: string): string {
  const [page = ""] = href.split(/[?#]/, 1);
  if (language === defaultLanguage || !isPublicPage(page)) return href;
  return `/${language}${page === "/" ? "" : page}${href.slice(page.length)}`;
}

/** The language that an address contains; undefined where the cookie decides. @param path without query. */
export function languageOfAddress(path: string): Language | undefined {
  const page = pageOfAddress(path);
  return isPublicPage(page) ? languages.find((one) => addressIn(one, page) === path) : undefined;
}
