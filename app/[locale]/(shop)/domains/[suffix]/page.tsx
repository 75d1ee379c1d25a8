import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { JsonLd } from "@/components/shop/json-ld";
import { breadcrumbs, productFor } from "@/components/shop/structured-data";
import { SuffixConditions } from "@/components/shop/suffix-conditions";
import { suffixPath } from "@/components/shop/suffix-path";
import { SuffixPriceFacts } from "@/components/shop/suffix-price-facts";
import { SuffixSearch } from "@/components/shop/suffix-search";
import { PageTitle } from "@/components/ui/page-title";
import { partialEnv } from "@/lib/env";
import { readPageSuffix } from "@/lib/offers/read-page-suffix";
import { readBrand } from "@/lib/settings/read-brand";

interface Props {
  params: Promise<{ locale: string; suffix: string }>;
}

/** None at build time: which suffixes are sold stands in the database. Each page is made at its first visit, and kept. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, suffix: name } = await params;
  const row = await readPageSuffix(name);
  const t = await getTranslations({ locale, namespace: "suffix" });
  if (!row) return {};
  const { suffix, ascii } = row;
  const words = { title: t("title", { suffix }), description: t("description", { suffix }) };
  return publicMetadata(locale, suffixPath(ascii), words);
}

/** One suffix: what it costs, what its registry asks for, and a search under it. */
export default async function SuffixPage({ params }: Props) {
  const { locale, suffix: name } = await params;
  setRequestLocale(locale);
  const language = languageOf(locale);
  const row = await readPageSuffix(name);
  if (!row) notFound();
  const { suffix, ascii } = row;
  const [t, home, brand] = await Promise.all([
    getTranslations("suffix"),
    getTranslations("home.prices"),
    readBrand(language),
  ]);
  const site = { origin: partialEnv().APP_URL, language };
  const crumb = { href: "/prices", label: home("allTitle") };
  const here = { href: suffixPath(ascii), label: suffix };
  const thing = { name: t("title", { suffix }), description: t("description", { suffix }), href: here.href, brand };
  const prices = [
    { name: t("prices.register", { years: row.minYears }), fen: row.registerFen },
    { name: t("prices.renew"), fen: row.renewFen },
    { name: t("prices.transfer"), fen: row.transferFen },
  ].flatMap(({ name, fen }) => (fen === null ? [] : [{ name, fen }]));
  return (
    <main id="main" className="page-width">
      <JsonLd data={[breadcrumbs(site, [crumb, here]), productFor(site, thing, prices)]} />
      <PageTitle title={t("title", { suffix })} crumbs={[crumb]} current={suffix}>
        <p className="max-w-text">{(language === "zh" ? row.blurbZh : row.blurbEn) || t("lead", { suffix })}</p>
      </PageTitle>
      <SuffixSearch suffix={suffix} />
      <SuffixPriceFacts row={row} />
      <SuffixConditions row={row} />
    </main>
  );
}
