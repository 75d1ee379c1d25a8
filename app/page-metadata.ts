import type { Metadata } from "next";
import { readBrand } from "@/lib/settings/read-brand";
import { addressIn } from "@/messages/addresses";
import { defaultLanguage, htmlLang, type Language, languages } from "@/messages/languages";
import { languageOf } from "./brand-metadata";

/** The languages as OpenGraph writes them. */
const OG_LOCALES: Record<Language, string> = { zh: "zh_CN", en: "en_US" };
/** The picture beside a shared link: the mark of the product, without words. */
const PICTURE = { url: "/share.png", width: 1200, height: 630 };

interface Words {
  /** Without the name of the shop, which the layout adds. @default the title of the layout */
  title?: string;
  description: string;
  /** False: search engines shall not show this page. */
  index?: boolean;
}

/**
 * Metadata of a public page: its address in each language, and what a shared link to it shows.
 * Next replaces `alternates` and `openGraph` of a layout as a whole, so no layout has them: a page without them would name another's address.
 * @param page the path without language and query, "/prices".
 */
export async function publicMetadata(locale: string, page: string, words: Words): Promise<Metadata> {
  const language = languageOf(locale);
  const { name, logoUrl } = await readBrand(language);
  const canonical = addressIn(language, page);
  const { index = true, ...texts } = words;
  return {
    ...texts,
    alternates: {
      canonical,
      languages: {
        ...Object.fromEntries(languages.map((one) => [htmlLang[one], addressIn(one, page)])),
        "x-default": addressIn(defaultLanguage, page),
      },
    },
    // Title and description are those of the page: Next fills them in.
    openGraph: {
      type: "website",
      siteName: name,
      url: canonical,
      locale: OG_LOCALES[language],
      alternateLocale: languages.filter((one) => one !== language).map((one) => OG_LOCALES[one]),
      images: [{ ...(logoUrl ? { url: logoUrl } : PICTURE), alt: name }],
    },
    // A logo is too small for a large picture.
    twitter: { card: logoUrl ? "summary" : "summary_large_image" },
    ...(index ? {} : { robots: { index: false } }),
  };
}
