import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { partialEnv } from "@/lib/env";
import { lineIds, pagesOf } from "@/lib/product-lines/pages";
import { addressIn } from "@/messages/addresses";
import { htmlLang, languages } from "@/messages/languages";
import { publicPaths } from "./public-paths";

/** Every page that search engines may show, in each language, with its addresses in the others. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // Made at each visit: a build knows neither the suffixes nor the shop's address.
  await connection();
  const { APP_URL } = partialEnv();
  // A withdrawn product line has a page, for those who get its address from staff.
  const hidden = new Set(lineIds.filter((id) => pagesOf(id).withdrawn).map((id) => `/products/${id}`));
  return (await publicPaths()).flatMap((path) => {
    if (hidden.has(path)) return [];
    const urls = languages.map((language) => `${APP_URL}${addressIn(language, path)}`);
    const all = Object.fromEntries(languages.map((language, at) => [htmlLang[language], urls[at] ?? ""]));
    return urls.map((url) => ({ url, alternates: { languages: all } }));
  });
}
