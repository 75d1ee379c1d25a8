import { suffixPath } from "@/components/shop/suffix-path";
import { readPageSuffixes } from "@/lib/offers/read-page-suffixes";
import { forms } from "@/lib/product-lines/forms";
import { lineIds, pagesOf } from "@/lib/product-lines/pages";
import { addressIn } from "@/messages/addresses";
import { defaultLanguage, languages } from "@/messages/languages";

/** Addresses, without a language, of the pages that search engines may show. */
export async function publicPaths(): Promise<string[]> {
  const known = await readPageSuffixes(defaultLanguage);
  return [
    ...[
      "/",
      "/products",
      ...lineIds.filter((id) => id in forms && !pagesOf(id).withdrawn).map((id) => `/products/${id}`),
    ],
    ...["/prices", ...(known?.suffixes ?? []).map(({ ascii }) => suffixPath(ascii))],
    ...["/terms", "/privacy"],
  ];
}

/** Their addresses in every language. */
export async function publicAddresses(): Promise<string[]> {
  return (await publicPaths()).flatMap((path) => languages.map((language) => addressIn(language, path)));
}
