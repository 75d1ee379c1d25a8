import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { MonthTable } from "@/components/admin/month-table";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { YearResults } from "@/components/admin/year-results";
import { Money } from "@/components/text/money";
import { buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Stats } from "@/components/ui/stat";
import { requireStaff } from "@/lib/auth/current-actor";
import { shanghaiDay } from "@/lib/core/time";
import { readMonthContract } from "@/lib/reports/contract";
import { readMonth } from "@/lib/reports/read-month";
import { readYear } from "@/lib/reports/read-year";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ month?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "books" });
  return { title: t("title") };
}

/** The month before or after "2026-11". */
function shifted(month: string, by: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

export default async function BooksPage({ searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const now = shanghaiDay(new Date()).slice(0, 7);
  const asked = readMonthContract.input.safeParse({ month: (await readSearch(searchParams)).month });
  const month = asked.success && asked.data.month <= now ? asked.data.month : now;
  const [t, report, year] = await Promise.all([
    getTranslations("books"),
    readMonth(actor, { month }),
    readYear(actor, { month }),
  ]);
  return (
    <>
      <PageTitle
        title={t("monthTitle", { month })}
        actions={
          <>
            <ButtonLink small href={`/admin/books?month=${shifted(month, -1)}`}>
              {t("monthBefore")}
            </ButtonLink>
            {month < now && (
              <ButtonLink small href={`/admin/books?month=${shifted(month, 1)}`}>
                {t("monthAfter")}
              </ButtonLink>
            )}
            <a className={buttonClass({ small: true })} href={`/api/v1/admin/months/${month}/csv`}>
              {t("csv")}
            </a>
          </>
        }
      >
        {t(report.closed ? "closedLead" : "openLead")}
      </PageTitle>
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
          {report.rows.length > 0 ? <MonthTable rows={report.rows} /> : <StaffEmpty list="month" />}
        </ClientMessages>
      </Section>
    </>
  );
}
