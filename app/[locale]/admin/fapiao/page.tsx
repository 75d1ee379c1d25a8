import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { FapiaoTable } from "@/components/fapiao/desk/fapiao-table";
import { SelectableFapiaos } from "@/components/fapiao/desk/selectable-fapiaos";
import { PageTitle } from "@/components/ui/page-title";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { fapiaoRoles, fapiaoSort } from "@/lib/fapiao/admin-contract";
import { fapiaoState } from "@/lib/fapiao/contract";
import { firstFapiaoSort, listAllFapiaos } from "@/lib/fapiao/staff/list-all-fapiaos";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

/** The tabs: first what waits for staff. */
const STATES = ["waiting", "to_red", "issued", "red", "rejected", "withdrawn"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "fapiaoDesk" });
  return { title: t("title") };
}

/** The requests for tax invoices of all customers. */
export default async function StaffFapiaoPage({ searchParams }: Props) {
  const actor = await requireStaff(fapiaoRoles);
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/fapiao",
    filters: { q: searchText, state: fapiaoState },
    tabs: ["state"],
    sort: fapiaoSort,
    firstSort: (chosen) => firstFapiaoSort(chosen.state ?? "waiting"),
  });
  const { q, state = "waiting" } = filters;
  const [t, page, toRed] = await Promise.all([
    getTranslations("fapiaoDesk"),
    listAllFapiaos(actor, { state, q, sort, after, take: 50 }),
    state === "waiting" ? listAllFapiaos(actor, { state: "to_red", take: 100 }) : null,
  ]);
  const table = <FapiaoTable rows={page.rows} list={list} selects={state === "waiting"} />;
  const dueCount = toRed ? `${toRed.rows.length}${toRed.next ? "+" : ""}` : "0";
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <Tabs
        label={t("state")}
        tabs={STATES.map((one) => ({
          href: list.with({ state: one }),
          label: one === "to_red" && dueCount !== "0" ? `${t(`states.${one}`)} ${dueCount}` : t(`states.${one}`),
          current: one === state,
        }))}
      />
      <FilterBar list={list} fields={[{ kind: "text", name: "q", label: t("search") }]} />
      {page.rows.length === 0 && (
        <NoRows list={list} noMatch={t("noMatch")}>
          <StaffEmpty list="fapiao" noMatch={state === "waiting" ? undefined : t("noMatch")} />
        </NoRows>
      )}
      {page.rows.length > 0 && state === "waiting" && (
        <ClientMessages names={["fapiaoDesk"]}>
          <SelectableFapiaos key={`${after ?? ""}${q ?? ""}`}>{table}</SelectableFapiaos>
        </ClientMessages>
      )}
      {page.rows.length > 0 && state !== "waiting" && table}
      <ListPages list={list} next={page.next} />
    </>
  );
}
