import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { titleForRoles } from "@/app/title-for-roles";
import { ImportTable } from "@/components/admin/imports/import-table";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/current-actor";
import { listShopImports } from "@/lib/imports/list-shop-imports";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "imports" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const asked = await readSearch(searchParams);
  const [t, page] = await Promise.all([
    getTranslations("imports"),
    listShopImports(actor, { after: asked.after?.slice(0, 200), take: 30 }),
  ]);
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      {page.rows.length > 0 ? <ImportTable rows={page.rows} /> : <StaffEmpty list="imports" />}
      <Pagination
        nextHref={page.next ? `/admin/imports?${new URLSearchParams({ after: page.next })}` : undefined}
        previousHref={asked.after ? "/admin/imports" : undefined}
      />
    </>
  );
}
