import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { MoneyRows } from "@/components/admin/payments/money-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { dayRange } from "@/lib/core/day";
import { gatewayId } from "@/lib/gateways/contract";
import { gateways } from "@/lib/gateways/registry";
import { refundState } from "@/lib/paying/refund-contract";
import { listAllPayments } from "@/lib/paying/staff/list-all-payments";
import { moneyKind, moneySort, moneyState } from "@/lib/paying/staff-contract";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

const PAYMENT_STATES = ["written", "open", "paid", "closed", "question"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "staff-payments" });
  return { title: t("title") };
}

/** All payments through gateways, and all refunds to the source. */
export default async function AdminPaymentsPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/payments",
    filters: { kind: moneyKind, q: searchText, gateway: gatewayId, state: moneyState, ...dayRange },
    tabs: ["kind"],
    sort: moneySort,
    firstSort: "-started",
  });
  const kind = filters.kind ?? "payment";
  const [t, gateway, page] = await Promise.all([
    getTranslations("staff-payments"),
    getTranslations("gateways"),
    listAllPayments(actor, { ...filters, kind, sort, after, take: 50 }),
  ]);
  const names = unchecked(gateway);
  const tabs = moneyKind.options.map((value) => ({
    href: list.with({ kind: value === "payment" ? undefined : value, state: undefined }),
    label: t(`kind.${value}`),
    current: value === kind,
  }));
  const states = kind === "payment" ? PAYMENT_STATES : refundState.options;
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={actor.role !== "support" && <CsvLink href={list.at("/api/v1/admin/payments/csv")} />}
      >
        {t("lead")}
      </PageTitle>
      <Tabs label={t("tabs")} tabs={tabs} />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("search") },
          {
            ...{ kind: "choice", name: "gateway", label: t("gateway"), none: t("allGateways") },
            choices: gateways.map(({ id }) => ({ value: id, label: names(`${id}.name`) })),
          },
          {
            ...{ kind: "choice", name: "state", label: t("state"), none: t("allStates") },
            choices: states.map((value) => ({ value, label: t(`states.${value}`) })),
          },
          { kind: "days", from: { name: "from", label: t("from") }, to: { name: "to", label: t("to") } },
        ]}
      />
      {page.rows.length > 0 ? (
        <MoneyRows rows={page.rows} list={list} caption={t(`kind.${kind}`)} />
      ) : (
        <NoRows list={list} noMatch={t("noMatch")}>
          <EmptyState text={t("none")} action={<ButtonLink href="/admin/gateways">{t("noneNext")}</ButtonLink>} />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}
