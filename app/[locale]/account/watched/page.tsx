import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { HelpFor } from "@/app/help-for";
import { readSearch } from "@/app/read-search";
import { NavPlace } from "@/components/shell/nav-place";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { WatchForm } from "@/components/watched/watch-form";
import { WatchedTable } from "@/components/watched/watched-table";
import { requireCustomer } from "@/lib/auth/current-actor";
import { MOST_WATCHED_NAMES } from "@/lib/watched-names/contract";
import { listWatchedNames } from "@/lib/watched-names/list-watched-names";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ name?: string }>;
}

/** Longer ones are no domain names. */
const MOST_CHARACTERS = 300;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "watched" });
  return { title: t("title") };
}

/** The taken names that the customer wants to be mailed about, and a form to add one; a search result fills it in. */
export default async function WatchedPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const actor = await requireCustomer();
  const [t, { name = "" }, { rows }] = await Promise.all([
    getTranslations("watched"),
    readSearch(searchParams),
    listWatchedNames(actor),
  ]);
  return (
    <main id="main" className="page-width">
      <NavPlace segment="domains" />
      <PageTitle title={t("title")} crumbs={[{ href: "/account/services?productLine=domain", label: t("domains") }]}>
        <p className="max-w-136">{t("lead")}</p>
      </PageTitle>
      <ClientMessages names={["watched"]}>
        <WatchForm key={name} name={name.slice(0, MOST_CHARACTERS)} most={MOST_WATCHED_NAMES} />
        <div className="py-8">
          {rows.length > 0 ? (
            <WatchedTable rows={rows} />
          ) : (
            <EmptyState text={t("empty")} action={<ButtonLink href="/search">{t("search")}</ButtonLink>} />
          )}
        </div>
      </ClientMessages>
      <HelpFor slugs={["search-and-suffixes"]} />
    </main>
  );
}
