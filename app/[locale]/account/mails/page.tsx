import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { MailList } from "@/components/account/mail-list";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listOwnMails } from "@/lib/notify/list-own-mails";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "account.mails" });
  return { title: t("title") };
}

/** Everything that the shop has written to the customer. */
export default async function OwnMailsPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { after } = await readSearch(searchParams);
  const [t, page] = await Promise.all([getTranslations("account.mails"), listOwnMails(actor, { after, take: 30 })]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      {page.rows.length > 0 ? (
        <MailList label={t("title")} rows={page.rows} />
      ) : (
        <EmptyState text={t("empty")} action={<ButtonLink href="/account/profile#email">{t("address")}</ButtonLink>} />
      )}
      <Pagination
        nextHref={page.next ? `/account/mails?after=${encodeURIComponent(page.next)}` : undefined}
        previousHref={after ? "/account/mails" : undefined}
      />
    </main>
  );
}
