import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { partialEnv } from "@/lib/env";
import { readBrand } from "@/lib/settings/read-brand";
import { defaultLanguage, isLanguage, type Language } from "@/messages/languages";

/** The language of a page, from its `[locale]` segment. */
export function languageOf(locale: string): Language {
  return isLanguage(locale) ? locale : defaultLanguage;
}

/** Metadata of a layout: titles end in the name of the shop, and addresses in the metadata begin with APP_URL. */
export async function brandMetadata(locale: string): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([
    readBrand(languageOf(locale)),
    getTranslations({ locale, namespace: "shop.meta" }),
  ]);
  return {
    metadataBase: new URL(partialEnv().APP_URL),
    title: { default: t("title", { name }), template: t("template", { page: "%s", name }) },
    description: t("description"),
    applicationName: name,
  };
}

/** A page's title with the name of the shop, where the template of the layout is not used. */
export async function brandTitle(locale: string, page: string): Promise<string> {
  const [{ name }, t] = await Promise.all([
    readBrand(languageOf(locale)),
    getTranslations({ locale, namespace: "shop.meta" }),
  ]);
  return t("template", { page, name });
}
