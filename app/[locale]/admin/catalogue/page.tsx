import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProductLineList } from "@/components/catalogue/product-line-list";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listCatalogue } from "@/lib/offers/list-catalogue";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "catalogue.list" });
  return { title: t("title") };
}

/** The product lines: which are sold and in what order; each row links to the page of its line. */
export default async function CataloguePage() {
  const actor = await requireStaff();
  const [t, { rows }] = await Promise.all([getTranslations(), listCatalogue(actor)]);
  const named = rows.map((row) => ({
    ...row,
    name: unchecked(t)(`${row.productLine}Line.name`),
    lead: unchecked(t)(`${row.productLine}Line.lead`),
  }));
  const mayChange = actor.role !== "support";
  return (
    <>
      <PageTitle title={t("catalogue.list.title")}>
        <p className="text-ink-2">
          {t("catalogue.list.intro")}{" "}
          {mayChange ? (
            <Link href="/admin/suffixes">{t("catalogue.list.suffixes")}</Link>
          ) : (
            t("catalogue.list.suffixesElsewhere")
          )}
        </p>
      </PageTitle>
      <ClientMessages names={["catalogue"]}>
        <ProductLineList rows={named} mayChange={mayChange} />
      </ClientMessages>
    </>
  );
}
