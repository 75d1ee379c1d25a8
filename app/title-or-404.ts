import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

/**
 * The title of a page about one thing; the 404 page's where there is none. A page that calls notFound() keeps the title that its
 * metadata has, so the metadata must know too. @param found what findForPage answered
 */
export async function titleOr404<T>(locale: string, found: T | null, title: (found: T) => string): Promise<Metadata> {
  if (found !== null) return { title: title(found) };
  const t = await getTranslations({ locale, namespace: "shell.notFound" });
  return { title: t("title") };
}
