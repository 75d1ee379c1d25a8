import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { CountTable } from "@/components/admin/imports/count-table";
import { ImportState } from "@/components/admin/imports/import-state";
import { ReportRows } from "@/components/admin/imports/report-rows";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { formatFen } from "@/lib/core/money";
import { readShopImport } from "@/lib/imports/read-shop-import";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  return titleOr404(locale, await findImport(id), ({ fileName }) => fileName);
}

const findImport = cache(async (id: string) => {
  const actor = await requireStaff();
  return actor.role === "support" ? null : await findForPage(id, () => readShopImport(actor, { id }));
});

export default async function ImportPage({ params }: Props) {
  const [t, found] = await Promise.all([getTranslations("imports"), findImport((await params).id)]);
  const { fileName, source, report, ...row } = found ?? notFound();
  const sums = ["creditFen", "debtFen", "hereFen", "skippedFen"] as const;
  return (
    <>
      <PageTitle title={fileName} crumbs={[{ href: "/admin/imports", label: t("title") }]}>
        {source} <ImportState row={{ ...row, fileName, source }} />
      </PageTitle>
      <Section title={t("counts")}>
        <CountTable counts={report.counts} />
      </Section>
      <Section
        title={t("money")}
        lead={
          <>
            {t("moneyNote")} <Link href="/admin/attention#approvals">{t("toApprovals")}</Link>
          </>
        }
      >
        <Facts facts={sums.map((name) => ({ id: name, label: t(name), value: formatFen(report.money[name]) }))} />
      </Section>
      <Section
        title={t("rows", { count: report.rowCount })}
        lead={
          report.rowCount > report.rows.length && t("rowsShown", { shown: report.rows.length, count: report.rowCount })
        }
      >
        <ReportRows rows={report.rows} />
      </Section>
    </>
  );
}
