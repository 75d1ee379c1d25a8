import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readList } from "@/app/read-list";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { ListPages } from "@/components/ui/table/list-pages";
import { BatchRows } from "@/components/zones/batch/batch-rows";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listBatches } from "@/lib/zones/batches/list-batches";
import { domainsCrumb } from "./domains-crumb";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "batches" });
  return { title: t("title") };
}

/** The changes that the customer made in many domains at once, newest first. */
export default async function BatchesPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { after, list } = await readList(searchParams, {
    path: "/account/batches",
    filters: {},
    sort: z.literal("-at"),
    firstSort: "-at",
  });
  const [t, page, crumb] = await Promise.all([
    getTranslations("batches"),
    listBatches(actor, { after, take: 30 }),
    domainsCrumb(),
  ]);
  const add = (
    <ButtonLink kind="go" href="/account/batches/new">
      {t("new")}
    </ButtonLink>
  );
  const isEmpty = page.rows.length === 0;
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} crumbs={[crumb]} actions={!isEmpty && add}>
        {t("lead")}
      </PageTitle>
      {isEmpty ? (
        <EmptyState text={t("empty")} action={add} />
      ) : (
        <BatchRows rows={page.rows} pages="/account/batches" />
      )}
      <ListPages list={list} next={page.next} />
    </main>
  );
}
