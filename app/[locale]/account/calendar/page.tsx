import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalendarFeed } from "@/components/services/calendar/calendar-feed";
import { ExpiryList } from "@/components/services/calendar/expiry-list";
import { ExpiryMonths } from "@/components/services/calendar/expiry-months";
import { ExpiryYear } from "@/components/services/calendar/expiry-year";
import { monthName } from "@/components/services/calendar/month-name";
import { RenewAll } from "@/components/services/calendar/renew-all";
import { yearRows, yearSum } from "@/components/services/calendar/year-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireCustomer } from "@/lib/auth/current-actor";
import type { CalendarEntry } from "@/lib/calendar/contract";
import { readCalendar } from "@/lib/calendar/read-calendar";
import { formatFen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "calendar" });
  return { title: t("title") };
}

/** What expires when: an overview of the coming year, the list by month, and the address of the calendar feed. */
export default async function CalendarPage({ params }: Props) {
  const actor = await requireCustomer();
  const now = new Date();
  const [{ locale }, t, { entries, feedSince }] = await Promise.all([
    params,
    getTranslations("calendar"),
    readCalendar(actor),
  ]);
  const { rows, overdue, later } = yearRows(entries, now);
  const sum = yearSum(entries);
  const months = rows.filter((row) => row.entries.length > 0);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} crumbs={[{ href: "/account/services", label: t("services") }]}>
        {sum.fen > 0n && (
          <p className="flex flex-wrap gap-x-4 gap-y-1">
            <span>{t(sum.estimated ? "sumAbout" : "sum", { sum: formatFen(sum.fen) })}</span>
            {sum.unknown > 0 && <span>{t("sumWithout", { count: sum.unknown })}</span>}
          </p>
        )}
      </PageTitle>
      {entries.length === 0 ? (
        <EmptyState
          text={t("empty")}
          action={
            <ButtonLink kind="go" href="/products">
              {t("buy")}
            </ButtonLink>
          }
        />
      ) : (
        <>
          <div className="max-md:hidden">
            <ExpiryYear rows={rows} />
          </div>
          <div className="md:hidden">
            <ExpiryMonths rows={rows} now={now} />
          </div>
        </>
      )}
      <div className="[&>section]:py-6 [&>section:last-child]:pb-10">
        {overdue.length > 0 && (
          <Section title={t("overdue")} lead={t("overdueLead")}>
            <ExpiryList caption={t("overdue")} entries={overdue} now={now} />
            <RenewTogether entries={overdue} />
          </Section>
        )}
        {months.map((row, at) => {
          const title = t("month", { year: row.year, month: monthName(row.month, locale) });
          const quiet = at > 0 || overdue.length > 0;
          return (
            <Section key={row.key} title={title} lead={t("count", { count: row.entries.length })}>
              <ExpiryList caption={title} entries={row.entries} now={now} quiet={quiet} />
              <RenewTogether entries={row.entries} />
            </Section>
          );
        })}
        {later > 0 && (
          <p className="pb-8 text-ink-2 lg:pl-[calc(var(--spacing-gutter)+2rem)]">
            <Link href="/account/services">{t("later", { count: later })}</Link>
          </p>
        )}
      </div>
      <ClientMessages names={["calendar"]}>
        <CalendarFeed since={feedSince && shanghaiDay(feedSince)} />
      </ClientMessages>
    </main>
  );
}

/** For two or more that have to be renewed by hand: they are paid together. */
function RenewTogether({ entries }: { entries: readonly CalendarEntry[] }) {
  const rows = entries
    .filter(({ renewable, autoRenew, trouble }) => renewable && (!autoRenew || trouble !== null))
    .map(({ id, displayName }) => ({ id, name: displayName }));
  if (rows.length < 2) return null;
  return (
    <ClientMessages names={["services.several"]}>
      <RenewAll rows={rows} />
    </ClientMessages>
  );
}
