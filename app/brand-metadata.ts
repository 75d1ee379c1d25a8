import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readBrand } from "@/lib/settings/read-brand";
import { defaultLanguage, isLanguage, type Language } from "@/messages/languages";

/** The language of a page, from its `[locale]` segment. */
export function languageOf(locale: string): Language {
  return isLanguage(locale) ? locale : defaultLanguage;
}

/** Metadata with titles that end in the name of the shop. */
export async function brandMetadata(locale: string): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([
    readBrand(languageOf(locale)),
    getTranslations({ locale, namespace: "shop.meta" }),
  ]);
  return {
    title: { default: t("title", { name }), template: t("template", { page: "%s", name }) },
    description: t("description"),
    applicationName: name,
  };
}
