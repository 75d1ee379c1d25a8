import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { partialEnv } from "@/lib/env";
import { addressIn } from "@/messages/addresses";
import { htmlLang, languages } from "@/messages/languages";
import { publicPaths } from "./public-paths";

/** Every page that search engines may show, in each language, with its addresses in the others. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // Made at each visit: a build knows neither the suffixes nor the shop's address.
  await connection();
  const { APP_URL } = partialEnv();
  return (await publicPaths()).flatMap((path) => {
    const urls = languages.map((language) => `${APP_URL}${addressIn(language, path)}`);
    const all = Object.fromEntries(languages.map((language, at) => [htmlLang[language], urls[at] ?? ""]));
    return urls.map((url) => ({ url, alternates: { languages: all } }));
  });
}
