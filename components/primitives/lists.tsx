import { useTranslations } from "next-intl";
import { DomainName } from "@/components/text/domain-name";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { IconButton } from "../ui/button/icon-button";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import { SkeletonRows } from "../ui/skeleton-rows";
import { type ItemStatus, Status } from "../ui/status";
import { FilterBar } from "../ui/table/filter-bar";
import { ListAddress } from "../ui/table/list-address";
import { SelectBox } from "../ui/table/select-box";
import { type Column, Table } from "../ui/table/table";
import { Tabs } from "../ui/tabs";
import { Timeline } from "../ui/timeline";

interface Row {
  name: string;
  state: ItemStatus;
  fen: bigint;
  at: string;
}

const rows: readonly Row[] = [
  { name: "shanlicha.com", state: "done", fen: 7500n, at: "2026-11-24T06:31:02Z" },
  { name: "山里茶.中国", state: "accepted", fen: 47800n, at: "2026-11-24T06:31:03Z" },
  { name: "shanlicha.net", state: "unsure", fen: 7900n, at: "2026-11-24T06:31:04Z" },
  { name: "a-rather-long-name-for-a-tea-company.store", state: "refused", fen: 1600n, at: "2026-11-24T06:31:05Z" },
];

const list = new ListAddress({
  path: "/admin/primitives",
  filters: { q: "shanlicha" },
  sort: "-when",
  firstSort: "-when",
});

export function Lists() {
  const t = useTranslations("primitives.sample");
  const columns: readonly Column<Row>[] = [
    {
      id: "select",
      head: t("all"),
      headCell: <SelectBox label={t("all")} />,
      phone: "lead",
      width: "2rem",
      cell: (row) => <SelectBox id={row.name} label={row.name} />,
    },
    { id: "name", head: t("name"), cell: (row) => <DomainName name={row.name} />, phone: "title", sort: "name" },
    { id: "state", head: t("state"), cell: (row) => <Status state={row.state} small /> },
    { id: "at", head: t("when"), cell: (row) => <Time at={row.at} />, sort: "when" },
    { id: "fen", head: t("amount"), cell: (row) => <Money fen={row.fen} bare />, figure: true, phone: "end" },
    {
      id: "actions",
      head: t("actions"),
      hideHead: true,
      cell: (row) => <IconButton icon="pencil" label={`${t("edit")} ${row.name}`} />,
      figure: true,
      phone: "hide",
    },
  ];
  return (
    <div className="[&>:where(:not(:first-child))]:mt-5">
      <Tabs
        label={t("views")}
        tabs={[
          { href: "#all", label: t("all"), count: 4, current: true },
          { href: "#open", label: t("open"), count: 2 },
          { href: "#closed", label: t("closed") },
        ]}
      />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("name") },
          {
            kind: "choice",
            name: "state",
            label: t("state"),
            none: t("all"),
            choices: [{ value: "open", label: t("open") }],
          },
          { kind: "days", from: { name: "from", label: t("when") }, to: { name: "to", label: t("when") } },
        ]}
      />
      <Table
        list={list}
        caption={t("orders")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        rowTint={(row) => (row.state === "unsure" ? "unsure" : undefined)}
        foot={{ name: t("total"), fen: <Money fen={64800n} bare total /> }}
      />
      <Pagination previousHref="#before" nextHref="#after" summary={t("shown")} />
      <Pagination summary={t("shown")} />
      <Timeline
        label={t("history")}
        as="second"
        events={[
          { id: "1", at: "2026-11-24T06:31:02Z", text: t("placed"), detail: t("byCustomer") },
          {
            id: "2",
            at: "2026-11-24T06:31:03Z",
            text: t("noAnswer"),
            tone: "unsure",
            more: { summary: <span className="mono-value">cloud.BuyCloud</span>, body: "cpu=2 ram=4\n← …" },
          },
          {
            id: "3",
            at: "2026-11-24T06:33:34Z",
            text: t("found"),
            tone: "ok",
            action: <IconButton icon="undo" label={t("undo")} />,
          },
        ]}
      />
      <EmptyState text={t("empty")} action={<a href="#search">{t("search")}</a>} />
      <SkeletonRows rows={3} />
    </div>
  );
}
