import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { titleForRoles } from "@/app/title-for-roles";
import { askedMonth } from "@/components/admin/books/asked-month";
import { MonthLinks } from "@/components/admin/books/month-links";
import { MonthTable } from "@/components/admin/books/month-table";
import { RefusedMonth } from "@/components/admin/books/refused-month";
import { YearResults } from "@/components/admin/books/year-results";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { Money } from "@/components/text/money";
import { monthText } from "@/components/text/month";
import { buttonClass } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Stats } from "@/components/ui/stat";
import { requireStaff } from "@/lib/auth/current-actor";
import { readMonth } from "@/lib/reports/books/read-month";
import { readYear } from "@/lib/reports/books/read-year";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ month?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "books" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

export default async function BooksPage({ searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const asked = askedMonth((await readSearch(searchParams)).month);
  const { month } = asked;
  const locale = await getLocale();
  const [t, report, year] = await Promise.all([
    getTranslations("books"),
    readMonth(actor, { month }),
    readYear(actor, { month }),
  ]);
  return (
    <>
      <PageTitle
        title={t("monthTitle", { month: monthText(month, locale) })}
        actions={
          <>
            <MonthLinks path="/admin/books" month={month} />
            <ButtonLink small href="/admin/books/gateways">
              {t("toBills")}
            </ButtonLink>
            <a className={buttonClass({ small: true })} href={`/api/v1/admin/months/${month}/csv`}>
              {t("csv")}
            </a>
          </>
        }
      >
        {t(report.closed ? "closedLead" : "openLead")}
      </PageTitle>
      <RefusedMonth {...asked} />
      <Stats
        label={t("result")}
        stats={[
          { id: "income", label: t("income"), value: <Money fen={report.incomeFen} /> },
          { id: "expense", label: t("expense"), value: <Money fen={report.expenseFen} /> },
          { id: "profit", label: t("profit"), value: <Money fen={report.incomeFen - report.expenseFen} /> },
        ]}
      />
      <YearResults months={year} />
      <Section title={t("accounts")} lead={t("accountsLead")}>
        <ClientMessages names={["books"]}>
          {report.rows.length > 0 ? <MonthTable rows={report.rows} month={month} /> : <StaffEmpty list="month" />}
        </ClientMessages>
      </Section>
    </>
  );
}
