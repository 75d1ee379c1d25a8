import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList } from "@/app/read-list";
import { PaperMonths } from "@/components/papers/paper-months";
import { PaperRows } from "@/components/papers/paper-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { ListPages } from "@/components/ui/table/list-pages";
import { requireCustomer } from "@/lib/auth/current-actor";
import { paperSort } from "@/lib/papers/contract";
import { listPaperMonths } from "@/lib/papers/list-paper-months";
import { listPapers } from "@/lib/papers/list-papers";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "papers" });
  return { title: t("title") };
}

export default async function PapersPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { sort, after, list } = await readList(searchParams, {
    path: "/account/papers",
    filters: {},
    sort: paperSort,
    firstSort: "-issued",
  });
  const [t, page, months] = await Promise.all([
    getTranslations("papers"),
    listPapers(actor, { sort, after, take: 30 }),
    listPaperMonths(actor),
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      {page.rows.length > 0 ? (
        <PaperRows rows={page.rows} list={list} />
      ) : (
        <EmptyState text={t("empty")} action={<ButtonLink href="/account/orders">{t("toOrders")}</ButtonLink>} />
      )}
      <ListPages list={list} next={page.next} />
      {months.length > 0 && (
        <div className="mt-8 print:hidden">
          <Section title={t("months.title")} lead={t("months.lead")}>
            <PaperMonths months={months} />
          </Section>
        </div>
      )}
    </main>
  );
}
