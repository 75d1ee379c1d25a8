import { suffixPath } from "@/components/shop/suffix-path";
import { helpPaths } from "@/lib/help/read-help-article";
import { readPageSuffixes } from "@/lib/offers/read-page-suffixes";
import { forms } from "@/lib/product-lines/forms";
import { addressIn } from "@/messages/addresses";
import { defaultLanguage, languages } from "@/messages/languages";

/** Addresses, without a language, of the public pages. */
export async function publicPaths(): Promise<string[]> {
  const known = await readPageSuffixes(defaultLanguage);
  return [
    ...["/", "/products", ...Object.keys(forms).map((id) => `/products/${id}`)],
    ...["/prices", ...(known?.suffixes ?? []).map(({ ascii }) => suffixPath(ascii))],
    ...["/terms", "/privacy", "/products/site/templates"],
    ...["/help", ...(await helpPaths())],
  ];
}

/** Their addresses in every language, and that of the help centre's search, which no search engine shall show. */
export async function publicAddresses(): Promise<string[]> {
  return [...(await publicPaths()), "/help/search"].flatMap((path) =>
    languages.map((language) => addressIn(language, path)),
  );
}
