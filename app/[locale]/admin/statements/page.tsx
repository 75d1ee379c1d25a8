import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { titleForRoles } from "@/app/title-for-roles";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { ImportStatement } from "@/components/admin/statements/import-statement";
import { StatementTable } from "@/components/admin/statements/statement-table";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { listBankStatements } from "@/lib/statements/list-bank-statements";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "statements" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

export default async function StatementsPage({ searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const asked = await readSearch(searchParams);
  const [t, page] = await Promise.all([
    getTranslations("statements"),
    listBankStatements(actor, { after: asked.after?.slice(0, 200), take: 30 }),
  ]);
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      {page.rows.length > 0 ? <StatementTable rows={page.rows} /> : <StaffEmpty list="statements" />}
      <Pagination
        nextHref={page.next ? `/admin/statements?${new URLSearchParams({ after: page.next })}` : undefined}
        previousHref={asked.after ? "/admin/statements" : undefined}
      />
      <Section title={t("import.title")} lead={t("import.lead")}>
        <ClientMessages names={["statements"]}>
          <ImportStatement />
        </ClientMessages>
      </Section>
    </>
  );
}
