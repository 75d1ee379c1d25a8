import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList } from "@/app/read-list";
import { titleForRoles } from "@/app/title-for-roles";
import { BillRows } from "@/components/admin/bills/bill-rows";
import { DifferenceRows } from "@/components/admin/bills/difference-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { requireStaff } from "@/lib/auth/current-actor";
import { gatewayId } from "@/lib/gateways/contract";
import { gateways } from "@/lib/gateways/registry";
import { billSort, billState } from "@/lib/paying/bill-contract";
import { listBills } from "@/lib/paying/bills/list-bills";
import { listDifferences } from "@/lib/paying/bills/list-differences";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

/** The newest of those that were settled; all of them are in the audit log. */
const SETTLED = 10;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "bills" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

/** The payment gateways' daily bills: what differs, what to do about it, and how each day was closed. */
export default async function GatewayBillsPage({ searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/books/gateways",
    filters: { gateway: gatewayId, state: billState },
    sort: billSort,
    firstSort: "-day",
  });
  const [t, books, gateway, page, open, explained] = await Promise.all([
    getTranslations("bills"),
    getTranslations("books"),
    getTranslations("gateways"),
    listBills(actor, { ...filters, sort, after, take: 40 }),
    listDifferences(actor, { gateway: filters.gateway, state: "open", take: 50 }),
    listDifferences(actor, { gateway: filters.gateway, state: "explained", take: SETTLED }),
  ]);
  const names = unchecked(gateway);
  return (
    <>
      <PageTitle title={t("title")} crumbs={[{ href: "/admin/books", label: books("title") }]}>
        {t("lead")}
      </PageTitle>
      <ClientMessages names={["bills", "gateways", "topUps"]}>
        <Section title={t("differences")} lead={t("differencesLead")}>
          {open.rows.length > 0 ? (
            <DifferenceRows rows={open.rows} caption={t("differences")} />
          ) : (
            <p className="py-3 text-ink-2">{t("noDifferences")}</p>
          )}
        </Section>
        <Section title={t("bills")} lead={t("billsLead")}>
          <FilterBar
            list={list}
            fields={[
              {
                ...{ kind: "choice", name: "gateway", label: t("filter.gateway"), none: t("filter.all") },
                choices: gateways.map(({ id }) => ({ value: id, label: names(`${id}.name`) })),
              },
              {
                ...{ kind: "choice", name: "state", label: t("filter.states"), none: t("filter.any") },
                choices: billState.options.map((value) => ({ value, label: t(`state.${value}`) })),
              },
            ]}
          />
          {page.rows.length > 0 ? (
            <BillRows rows={page.rows} list={list} />
          ) : (
            <NoRows list={list} noMatch={t("noMatch")}>
              <EmptyState text={t("none")} action={<ButtonLink href="/admin/gateways">{t("noneNext")}</ButtonLink>} />
            </NoRows>
          )}
          <ListPages list={list} next={page.next} />
        </Section>
        {explained.rows.length > 0 && (
          <Section title={t("explainedTitle")}>
            <DifferenceRows rows={explained.rows} caption={t("explainedTitle")} />
          </Section>
        )}
      </ClientMessages>
    </>
  );
}
