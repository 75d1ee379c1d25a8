import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readList } from "@/app/read-list";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { ListPages } from "@/components/ui/table/list-pages";
import { BatchRows } from "@/components/zones/batch/batch-rows";
import { requireStaff } from "@/lib/auth/current-actor";
import { listStaffBatches } from "@/lib/zones/batches/view-staff-batches";

const PATH = "/admin/services/batches";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "staffBatches" });
  return { title: t("title") };
}

/** What the staff changed in many customers' domains at once. */
export default async function StaffBatchesPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { after, list } = await readList(searchParams, {
    path: PATH,
    filters: {},
    sort: z.literal("-at"),
    firstSort: "-at",
  });
  const [t, services, page] = await Promise.all([
    getTranslations("staffBatches"),
    getTranslations("admin-services.list"),
    listStaffBatches(actor, { after, take: 30 }),
  ]);
  const add = (
    <ButtonLink kind="go" href={`${PATH}/new`}>
      {t("new")}
    </ButtonLink>
  );
  const isEmpty = page.rows.length === 0;
  return (
    <>
      <PageTitle
        title={t("title")}
        crumbs={[{ href: "/admin/services", label: services("title") }]}
        actions={!isEmpty && add}
      >
        <p className="max-w-136 text-ink-2">{t("lead")}</p>
      </PageTitle>
      {isEmpty ? <EmptyState text={t("empty")} action={add} /> : <BatchRows rows={page.rows} pages={PATH} />}
      <ListPages list={list} next={page.next} />
    </>
  );
}
