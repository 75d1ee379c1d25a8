import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { HelpFor } from "@/app/help-for";
import { readSearch } from "@/app/read-search";
import { RequestForm } from "@/components/fapiao/request-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listFapiaoItems } from "@/lib/fapiao/list-fapiao-items";
import { listFapiaoProfiles } from "@/lib/fapiao/profiles/list-fapiao-profiles";
import { ClientMessages } from "@/messages/client-messages";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ order?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "fapiao" });
  return { title: t("new.title") };
}

/** Asks for a tax invoice, over the items of one order (`?order=`) or of all. */
export default async function NewFapiaoPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const orderId = z.uuid().safeParse((await readSearch(searchParams)).order).data;
  const [t, items, profiles, { email }] = await Promise.all([
    getTranslations("fapiao"),
    listFapiaoItems(actor, { orderId }),
    listFapiaoProfiles(actor),
    readOwnAccount(actor),
  ]);
  const texts = unchecked(await getTranslations());
  const ones = Object.fromEntries(items.rows.map(({ productLine }) => [productLine, nameOfOne(texts, productLine)]));
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("new.title")} crumbs={[{ href: "/account/fapiao", label: t("title") }]}>
        <p className="max-w-text">{t("new.lead")}</p>
      </PageTitle>
      {items.rows.length === 0 ? (
        <EmptyState text={t("new.none")} />
      ) : (
        <ClientMessages names={["fapiao", "order-pages.action", "errors.fapiao"]}>
          <RequestForm
            items={items.rows}
            preselect={orderId !== undefined}
            ones={ones}
            more={items.more}
            profiles={profiles.rows}
            email={email}
          />
        </ClientMessages>
      )}
      <HelpFor slugs={["tax-invoices"]} />
    </main>
  );
}
