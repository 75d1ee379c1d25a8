import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { pageOr404 } from "@/app/page-or-404";
import { ServiceHead } from "@/components/services/service-head";
import { ServiceSheetView } from "@/components/services/service-sheet";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readSheet } from "@/lib/controls/read-sheet";
import { ownDomains } from "@/lib/offers/read-product";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const actor = await requireCustomer();
  const sheet = await pageOr404(id, () => readSheet(actor, { id }));
  return { title: sheet.displayName };
}

/** One service: details as last read, usage, controls, history. Domains have pages of their own. */
export default async function ServicePage({ params }: Props) {
  const { id, locale } = await params;
  const actor = await requireCustomer();
  const [t, sheet, events, domains] = await Promise.all([
    getTranslations("services"),
    pageOr404(id, () => readSheet(actor, { id }, { locale: languageOf(locale) })),
    pageOr404(id, () => listServiceEvents(actor, { id, take: 20 })),
    ownDomains(actor),
  ]);
  if (sheet.line === "domain") redirect(`/account/domains/${id}`);
  return (
    <main id="main" className="page">
      <ServiceHead
        sheet={sheet}
        now={new Date()}
        crumbs={[{ href: "/account/services", label: t("list.title") }]}
        deeds
      />
      <ClientMessages names={["services", "fields", `${sheet.line}Line`]}>
        <ServiceSheetView sheet={sheet} events={events.rows} ownDomains={domains} />
      </ClientMessages>
    </main>
  );
}
