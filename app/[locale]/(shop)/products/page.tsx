import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { publicMetadata } from "@/app/page-metadata";
import { ProductList } from "@/components/products/product-list";
import { PageTitle } from "@/components/ui/page-title";
import { readPagePrices } from "@/lib/offers/read-page-prices";
import { forms } from "@/lib/product-lines/forms";
import { lineIds, pagesOf } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "products" });
  return publicMetadata(locale, "/products", { title: t("title"), description: t("lead") });
}

/** All product lines. Prerendered with what is on offer and the lowest prices; the browser reads both again. */
export default async function ProductsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = unchecked(await getTranslations());
  // What staff sell of a withdrawn product line, they tell their customers themselves.
  const lines = lineIds
    .filter((id) => !pagesOf(id).withdrawn)
    .map((id) => ({
      id,
      family: pagesOf(id).family,
      path: pagesOf(id).shopPath,
      priced: id in forms,
      name: t(`${id}Line.name`),
      lead: t(`${id}Line.lead`),
    }));
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("products.title")}>
        <p className="max-w-text">{t("products.lead")}</p>
      </PageTitle>
      <ClientMessages names={["products"]}>
        <ProductList lines={lines} rows={await readPagePrices()} />
      </ClientMessages>
    </main>
  );
}
