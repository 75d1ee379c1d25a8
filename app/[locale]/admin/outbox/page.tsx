import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { StaffSearchForm } from "@/components/admin/search-form";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { MailRows } from "@/components/people/mail-rows";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { listMailsContract } from "@/lib/notify/contract";
import { listMails } from "@/lib/notify/list-mails";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; status?: string; after?: string }>;
}

const STATES = ["kept", "queued", "sent", "failed"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "people.mail" });
  return { title: t("title") };
}

const address = (query: Record<string, string | undefined>) => {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `/admin/outbox?${new URLSearchParams(set)}` : "/admin/outbox";
};

export default async function OutboxPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const query = await readSearch(searchParams);
  const status = STATES.find((state) => state === query.status);
  const q = query.q?.trim().slice(0, 100) || undefined;
  const input = listMailsContract.input.parse({ q, status, after: query.after?.slice(0, 200), take: 50 });
  const [t, page] = await Promise.all([getTranslations("people"), listMails(actor, input)]);
  const tabs = [undefined, ...STATES].map((value) => ({
    href: address({ q, status: value }),
    label: value ? t(`mail.status.${value}`) : t("mail.all"),
    current: value === status,
  }));
  return (
    <>
      <PageTitle title={t("mail.title")}>
        <p className="text-ink-2">{t("mail.lead")}</p>
      </PageTitle>
      {!page.smtp && (
        <Note kind="warn" title={t("mail.noSmtpTitle")}>
          {t("mail.noSmtp")}
        </Note>
      )}
      <Tabs label={t("mail.filters")} tabs={tabs} />
      <StaffSearchForm
        label={t("mail.search")}
        go={t("go")}
        clear={t("clear")}
        value={q ?? ""}
        keep={{ status }}
        path="/admin/outbox"
      />
      {page.rows.length > 0 ? (
        <MailRows rows={page.rows} />
      ) : (
        <StaffEmpty list="outbox" noMatch={q || status ? t("mail.empty") : undefined} />
      )}
      <Pagination
        nextHref={page.next ? address({ q, status, after: page.next }) : undefined}
        previousHref={query.after ? address({ q, status }) : undefined}
      />
    </>
  );
}
