import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { titleOr404 } from "@/app/title-or-404";
import { PrintHead } from "@/components/shell/print-head";
import { PrintButton } from "@/components/ui/button/print-button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Statement } from "@/components/wallet/statement";
import { requireStaff } from "@/lib/auth/current-actor";
import { readCustomer } from "@/lib/customers/read-customer";
import { listCustomerStatement } from "@/lib/payments/list-customer-statement";
import { readBrand } from "@/lib/settings/read-brand";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ after?: string }>;
}

const PAGE = 50;

const findCustomer = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readCustomer(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "adjustments.customer" });
  return titleOr404(locale, await findCustomer(id), ({ email }) => `${t("statement")} ${email}`);
}

/** What happened to a customer's money, as the customer reads it. */
export default async function CustomerStatementPage({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const [{ id, locale }, { after: asked }] = await Promise.all([params, readSearch(searchParams)]);
  const after = asked && /^\d{1,18}$/.test(asked) ? asked : undefined;
  const customer = (await findCustomer(id)) ?? notFound();
  const [t, page, brand] = await Promise.all([
    getTranslations(),
    listCustomerStatement(actor, { customerId: customer.id, after, take: PAGE }, { locale: languageOf(locale) }),
    readBrand(languageOf(locale)),
  ]);
  const path = `/admin/customers/${customer.id}`;
  return (
    <>
      <PrintHead brand={brand} customer={customer} now={new Date()} />
      <PageTitle
        title={t("adjustments.customer.statement")}
        actions={<PrintButton />}
        crumbs={[
          { href: "/admin/customers", label: t("people.customers.title") },
          { href: path, label: customer.name || customer.email },
        ]}
      />
      {page.rows.length > 0 ? (
        <Statement rows={page.rows} orders="/admin/orders" isPart={Boolean(after || page.next)} />
      ) : (
        <EmptyState text={t("wallet.statement.empty")} />
      )}
      <Pagination
        nextHref={page.next ? `${path}/statement?after=${page.next}` : undefined}
        previousHref={after ? `${path}/statement` : undefined}
      />
    </>
  );
}
