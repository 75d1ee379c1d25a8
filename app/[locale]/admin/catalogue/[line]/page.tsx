import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readOrTrouble } from "@/app/read-or-trouble";
import { CostTable } from "@/components/catalogue/cost-table";
import { MarginTable } from "@/components/catalogue/margin-table";
import { ProductLineRules } from "@/components/catalogue/product-line-rules";
import { SaleForm } from "@/components/catalogue/sale-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { requireStaff } from "@/lib/auth/current-actor";
import { shanghaiDay } from "@/lib/core/time";
import { orNotFound } from "@/lib/http/or-not-found";
import { readCatalogueLine } from "@/lib/offers/read-catalogue-line";
import { readMargins } from "@/lib/offers/read-margins";
import { listCosts } from "@/lib/pricing/list-costs";
import { listRules } from "@/lib/pricing/list-rules";
import { ClientMessages } from "@/messages/client-messages";
import { getUncheckedTranslations } from "@/messages/unchecked-server";

interface Props {
  params: Promise<{ locale: string; line: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, line } = await params;
  const actor = await requireStaff();
  await orNotFound(readCatalogueLine(actor, { line }));
  const t = await getUncheckedTranslations(`${line}Line`, locale);
  return { title: t("name") };
}

/** One product line: what of it is sold, its margins, and its costs where the upstream names no price. */
export default async function CatalogueLinePage({ params }: Props) {
  const { locale, line } = await params;
  const actor = await requireStaff();
  const sale = await orNotFound(readCatalogueLine(actor, { line }));
  const [t, own, margins, rules, costs] = await Promise.all([
    getTranslations("catalogue"),
    getUncheckedTranslations(`${line}Line`),
    readOrTrouble(readMargins(actor, { line }, { locale: languageOf(locale) })),
    listRules(actor),
    listCosts(actor, { line }),
  ]);
  const mayChange = actor.role !== "support";
  const examples = "value" in margins ? margins.value.rows : [];
  return (
    <>
      <PageTitle
        title={own("name")}
        crumbs={[{ href: "/admin/catalogue", label: t("list.title") }]}
        beside={<Status state={sale.enabled ? "on" : "off"} word={t(sale.enabled ? "list.sold" : "list.notSold")} />}
        actions={<ButtonLink href={`/products/${line}`}>{t("toShop")}</ButtonLink>}
      >
        <p className="mute">{own("lead")}</p>
      </PageTitle>
      <ClientMessages names={["catalogue", "prices", `${line}Line`]}>
        <Section title={t("sale.title")} lead={t(mayChange ? "sale.intro" : "sale.lookOnly")} id="sale">
          <SaleForm line={sale} mayChange={mayChange} />
        </Section>
        <Section title={t("margins.title")} lead={t("margins.intro")} id="margins">
          {"value" in margins ? (
            <MarginTable line={line} rows={examples} links={mayChange} />
          ) : (
            <Note kind="warn" title={t("sale.silent")} />
          )}
        </Section>
        <Section title={t("rules.title")} lead={t("rules.intro")} id="rules">
          <ProductLineRules
            line={line}
            rules={rules.rows.filter((rule) => rule.line === line)}
            keys={examples}
            mayChange={mayChange}
          />
        </Section>
        {costs.rows.length > 0 && (
          <Section title={t("costs.title")} lead={t("costs.intro")} id="costs">
            <CostTable line={line} rows={costs.rows} today={shanghaiDay(new Date())} mayChange={mayChange} />
          </Section>
        )}
      </ClientMessages>
    </>
  );
}
