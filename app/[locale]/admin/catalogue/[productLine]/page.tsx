import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readOrTrouble } from "@/app/read-or-trouble";
import { CostTable } from "@/components/catalogue/cost-table";
import { MarginTable } from "@/components/catalogue/margin-table";
import { ProductLineRules } from "@/components/catalogue/product-line-rules";
import { SaleForm } from "@/components/catalogue/sale-form";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { requireStaff } from "@/lib/auth/current-actor";
import type { StaffActor } from "@/lib/core/actor";
import { shanghaiDay } from "@/lib/core/time";
import { orNotFound } from "@/lib/http/or-not-found";
import { readCatalogueLine } from "@/lib/offers/read-catalogue-line";
import { readMargins } from "@/lib/offers/read-margins";
import { listCosts } from "@/lib/pricing/list-costs";
import { listRules } from "@/lib/pricing/list-rules";
import { pagesOf } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";
import { getUncheckedTranslations } from "@/messages/unchecked-server";

interface Props {
  params: Promise<{ locale: string; productLine: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, productLine } = await params;
  const actor = await requireStaff();
  await orNotFound(readCatalogueLine(actor, { productLine }));
  const t = await getUncheckedTranslations(`${productLine}Line`, locale);
  return { title: t("name") };
}

/** One product line: what of it is sold, and, for those who may see costs, its margins, its price rules and its costs. */
export default async function CatalogueLinePage({ params }: Props) {
  const { locale, productLine } = await params;
  const actor = await requireStaff();
  const sale = await orNotFound(readCatalogueLine(actor, { productLine }));
  const [t, own] = await Promise.all([getTranslations("catalogue"), getUncheckedTranslations(`${productLine}Line`)]);
  const mayChange = actor.role !== "support";
  return (
    <>
      <PageTitle
        title={own("name")}
        crumbs={[{ href: "/admin/catalogue", label: t("list.title") }]}
        beside={<Status state={sale.enabled ? "on" : "off"} word={t(sale.enabled ? "list.sold" : "list.notSold")} />}
        actions={<ButtonLink href={`/products/${productLine}`}>{t("toShop")}</ButtonLink>}
      >
        <p className="text-ink-2">{own("lead")}</p>
      </PageTitle>
      {pagesOf(productLine).withdrawn && <Note title={t("sale.withdrawn")}>{t("sale.withdrawnWhy")}</Note>}
      <ClientMessages names={["catalogue", "prices", `${productLine}Line`]}>
        <Section title={t("sale.title")} lead={t(mayChange ? "sale.intro" : "sale.lookOnly")} id="sale">
          <SaleForm row={sale} mayChange={mayChange} />
        </Section>
        {mayChange && <Money actor={actor} productLine={productLine} locale={locale} />}
      </ClientMessages>
    </>
  );
}

/** The margins, price rules and costs of a product line. */
async function Money({ actor, productLine, locale }: { actor: StaffActor; productLine: string; locale: string }) {
  const [t, margins, rules, costs] = await Promise.all([
    getTranslations("catalogue"),
    readOrTrouble(readMargins(actor, { productLine }, { locale: languageOf(locale) })),
    listRules(actor),
    listCosts(actor, { productLine }),
  ]);
  const examples = "value" in margins ? margins.value.rows : [];
  return (
    <>
      <Section title={t("margins.title")} lead={t("margins.intro")} id="margins">
        {"value" in margins ? (
          <MarginTable productLine={productLine} rows={examples} />
        ) : (
          <Note kind="warn" title={t("sale.silent")} />
        )}
      </Section>
      <Section title={t("rules.title")} lead={t("rules.intro")} id="rules">
        <ProductLineRules
          productLine={productLine}
          rules={rules.rows.filter((rule) => rule.productLine === productLine)}
          keys={examples}
        />
      </Section>
      {costs.rows.length > 0 && (
        <Section title={t("costs.title")} lead={t("costs.intro")} id="costs">
          <CostTable productLine={productLine} rows={costs.rows} today={shanghaiDay(new Date())} />
        </Section>
      )}
    </>
  );
}
