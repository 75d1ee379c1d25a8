import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { HelpFor } from "@/app/help-for";
import { publicMetadata } from "@/app/page-metadata";
import { DashList } from "@/components/products/dash-list";
import { FromPrice } from "@/components/products/from-price";
import { ProductForm } from "@/components/products/product-form";
import { JsonLd } from "@/components/shop/json-ld";
import { breadcrumbs, productFrom } from "@/components/shop/structured-data";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Disclosure } from "@/components/ui/disclosure";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { partialEnv } from "@/lib/env";
import { readPagePrices } from "@/lib/offers/read-page-prices";
import { forms } from "@/lib/product-lines/forms";
import { helpOf, pagesOf } from "@/lib/product-lines/pages";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";
import { lineParts, ORDER_PARTS } from "@/messages/line-parts";
import { listedTexts } from "@/messages/unchecked";
import { getUncheckedTranslations } from "@/messages/unchecked-server";

interface Props {
  params: Promise<{ locale: string; productLine: string }>;
}

/** The product lines are known at build time; any other address is the 404 page. */
export const dynamicParams = false;

export function generateStaticParams() {
  return Object.keys(forms).map((productLine) => ({ productLine }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, productLine } = await params;
  if (!forms[productLine]) notFound();
  const t = await getUncheckedTranslations(`${productLine}Line`, locale);
  return publicMetadata(locale, `/products/${productLine}`, {
    title: t("name"),
    description: t("lead"),
    index: !pagesOf(productLine).withdrawn,
  });
}

/** One product line: what it is, for whom, what one gets, its order form, and answers to questions. Prerendered with its lowest price; offers and prices load afterwards. */
export default async function ProductPage({ params }: Props) {
  const { locale, productLine } = await params;
  setRequestLocale(locale);
  if (!forms[productLine]) notFound();
  const [t, own] = await Promise.all([getTranslations("products"), getUncheckedTranslations(`${productLine}Line`)]);
  const [prices, brand] = await Promise.all([readPagePrices(), readBrand(languageOf(locale))]);
  const row = prices?.find((one) => one.productLine === productLine);
  const crumb = { href: "/products", label: t("title") };
  const here = { href: `/products/${productLine}`, label: own("name") };
  const site = { origin: partialEnv().APP_URL, language: languageOf(locale) };
  const thing = { name: own("name"), description: own("lead"), href: here.href, brand };
  const questions = listedTexts(own, "questions", ".q");
  const answers = listedTexts(own, "questions", ".a");
  const { shopLinks = [] } = pagesOf(productLine);
  return (
    // As high as the window from the start: the order form that comes later then moves no footer that can be seen.
    <main id="main" className="min-h-[min(100dvh,100rem)]">
      <JsonLd data={[breadcrumbs(site, [crumb, here]), productFrom(site, thing, row?.fromFen ?? null)]} />
      <div className="page-width">
        <PageTitle title={own("name")} crumbs={[crumb]}>
          <p className="max-w-text">{own("lead")}</p>
          {row && (
            <p className="mt-1 text-ink">
              <FromPrice row={row} />
            </p>
          )}
          {(row || shopLinks.length > 0) && (
            <p className="mt-3 flex flex-wrap gap-3">
              {/* On a phone the order form and its bar are below the first window. */}
              {row && (
                <ButtonLink href="#order" className="md:hidden noscript:hidden">
                  {t("start")}
                </ButtonLink>
              )}
              {shopLinks.map(({ id, path }) => (
                <ButtonLink key={id} href={path}>
                  {own(`links.${id}`)}
                </ButtonLink>
              ))}
            </p>
          )}
        </PageTitle>
        {(["forWhom", "gets"] as const).map((part) => (
          <ListedTexts key={part} title={t(part)} texts={listedTexts(own, part)} />
        ))}
      </div>
      <noscript>
        <div className="page-width">
          <Note title={t("noScript")} />
        </div>
      </noscript>
      <div id="order" className="noscript:hidden">
        <ClientMessages names={["products", "fields", "ui.unit", ...lineParts(productLine, ORDER_PARTS)]}>
          <ProductForm productLine={productLine} listed={prices === null || row !== undefined} />
        </ClientMessages>
      </div>
      <div className="page-width">
        {questions.length > 0 && (
          <Section title={t("questions")}>
            <div className="max-w-text">
              {questions.map((question, at) => (
                <Disclosure
                  key={question}
                  summary={question}
                  className="border-t border-rule py-3 first:border-t-0 first:pt-0"
                >
                  <p className="pt-2 text-ink-2">{answers[at]}</p>
                </Disclosure>
              ))}
            </div>
          </Section>
        )}
        <HelpFor slugs={helpOf(productLine)} />
      </div>
    </main>
  );
}

/** Texts below a heading; nothing where there are none. */
function ListedTexts({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <Section title={title}>
      <DashList>
        {texts.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </DashList>
    </Section>
  );
}
