import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { brandTitle } from "./brand-metadata";

/** The title that a layout gives to all its pages for somebody for whom there are none: the 404 page's, whatever they call themselves. */
export async function hiddenTitle(locale: string): Promise<Pick<Metadata, "title">> {
  const t = await getTranslations({ locale, namespace: "shell.notFound" });
  const title = await brandTitle(locale, t("title"));
  return { title: { default: title, template: title } };
}
