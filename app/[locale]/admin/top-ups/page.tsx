import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { TopUpTable } from "@/components/wallet/top-up-table";
import { requireStaff } from "@/lib/auth/current-actor";
import { dayRange, instantsOf } from "@/lib/core/day";
import { firstTopUpSort, topUpSort, topUpState } from "@/lib/payments/contract";
import { findOtherStates } from "@/lib/payments/top-ups/find-other-states";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "topUps" });
  return { title: t("title") };
}

export default async function TopUpsPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/top-ups",
    filters: { q: searchText, state: topUpState, ...dayRange },
    tabs: ["state"],
    sort: topUpSort,
    firstSort: (chosen) => firstTopUpSort(chosen.state ?? "pending"),
  });
  const { q, state = "pending" } = filters;
  const [t, states, page] = await Promise.all([
    getTranslations("topUps"),
    getTranslations("wallet.states"),
    listAllTopUps(actor, { state, q, ...instantsOf(filters), sort, after, take: 50 }),
  ]);
  const elsewhere =
    q && page.rows.length === 0 && after === undefined
      ? await findOtherStates(actor, { state, q, ...instantsOf(filters) })
      : [];
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={
          actor.role !== "support" && (
            <>
              <ButtonLink small href="/admin/statements">
                {t("statements")}
              </ButtonLink>
              <CsvLink href={list.at("/api/v1/admin/top-ups/csv", { state })} />
            </>
          )
        }
      >
        {actor.role === "support" ? t("supportLead") : t("lead")}
      </PageTitle>
      <Tabs
        label={t("state")}
        tabs={topUpState.options.map((one) => ({
          href: list.with({ state: one }),
          label: states(one),
          current: one === state,
        }))}
      />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("search") },
          { kind: "days", from: { name: "from", label: t("from") }, to: { name: "to", label: t("to") } },
        ]}
      />
      <ClientMessages names={["topUps", "wallet", "gateways"]}>
        {page.rows.length > 0 ? (
          <TopUpTable rows={page.rows} mayDecide={actor.role !== "support"} list={list} />
        ) : (
          <NoRows list={list} noMatch={t("noMatch")}>
            <StaffEmpty list="topUps" noMatch={state === "pending" ? undefined : t("noMatch")} />
          </NoRows>
        )}
        {elsewhere.length > 0 && (
          <p className="flex flex-wrap items-center gap-3 py-3">
            {t("elsewhere")}
            {elsewhere.map((other) => (
              <ButtonLink key={other.state} small href={list.with({ state: other.state })}>
                {t("under", { count: `${other.count}${other.more ? "+" : ""}`, state: states(other.state) })}
              </ButtonLink>
            ))}
          </p>
        )}
      </ClientMessages>
      <ListPages list={list} next={page.next} />
    </>
  );
}
