import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { MailRows } from "@/components/people/mail-rows";
import { ResendKeptMails } from "@/components/people/resend-kept-mails";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { dayRange, instantsOf } from "@/lib/core/day";
import { mailSort, mailStatus } from "@/lib/notify/contract";
import { listMails } from "@/lib/notify/list-mails";
import { countKeptMails } from "@/lib/notify/resend-kept-mails";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

const STATES = ["kept", "queued", "sent", "failed"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "people.mail" });
  return { title: t("title") };
}

export default async function OutboxPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/outbox",
    filters: { q: searchText, status: mailStatus, ...dayRange },
    tabs: ["status"],
    sort: mailSort,
    firstSort: "-written",
  });
  const written = instantsOf(filters);
  const [t, page] = await Promise.all([
    getTranslations("people"),
    listMails(actor, { q: filters.q, status: filters.status, ...written, sort, after, take: 50 }),
  ]);
  const kept =
    page.smtp && filters.status === "kept" && !filters.q && actor.role !== "finance"
      ? await countKeptMails(written)
      : 0;
  const tabs = [undefined, ...STATES].map((value) => ({
    href: list.with({ status: value }),
    label: value ? t(`mail.status.${value}`) : t("mail.all"),
    current: value === filters.status,
  }));
  return (
    <>
      <PageTitle
        title={t("mail.title")}
        actions={
          kept > 0 && (
            <ClientMessages names={["people"]}>
              <ResendKeptMails count={kept} {...written} />
            </ClientMessages>
          )
        }
      >
        <p className="text-ink-2">{t("mail.lead")}</p>
      </PageTitle>
      {!page.smtp && (
        <Note kind="warn" title={t("mail.noSmtpTitle")}>
          {t("mail.noSmtp")}
        </Note>
      )}
      <Tabs label={t("mail.filters")} tabs={tabs} />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("mail.search") },
          { kind: "days", from: { name: "from", label: t("mail.from") }, to: { name: "to", label: t("mail.until") } },
        ]}
      />
      {page.rows.length > 0 ? (
        <MailRows rows={page.rows} list={list} />
      ) : (
        <NoRows list={list} noMatch={t("mail.empty")}>
          <StaffEmpty list="outbox" noMatch={filters.status ? t("mail.empty") : undefined} />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}
