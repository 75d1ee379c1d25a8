import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { ListAddress } from "@/components/ui/table/list-address";
import { SelectBox } from "@/components/ui/table/select-box";
import { type Column, Table } from "@/components/ui/table/table";
import type { StaffFapiaoRow } from "@/lib/fapiao/admin-contract";
import { staffFapiaoGlyph } from "../fapiao-status";

interface Props {
  rows: readonly StaffFapiaoRow[];
  list: ListAddress;
  /** Rows can be selected, for the export. */
  selects: boolean;
}

/** Requests for tax invoices of all customers in one state, for staff. */
export function FapiaoTable({ rows, list, selects }: Props) {
  const t = useTranslations("fapiaoDesk");
  const columns: Column<StaffFapiaoRow>[] = [
    ...(selects
      ? [
          {
            id: "select",
            head: t("selectAll"),
            headCell: <SelectBox label={t("selectAll")} />,
            phone: "lead" as const,
            cell: (row: StaffFapiaoRow) => (
              <SelectBox id={row.id} name={row.number} label={t("select", { number: row.number })} />
            ),
          },
        ]
      : []),
    {
      id: "number",
      head: t("number"),
      phone: "title",
      cell: (row) => (
        <Link className="mono-value whitespace-nowrap" href={`/admin/fapiao/${row.id}`}>
          {row.number}
        </Link>
      ),
    },
    {
      id: "buyer",
      head: t("buyer"),
      phone: "line",
      cell: (row) => (
        <>
          <span className="wrap-anywhere">{row.title}</span>
          {row.taxNumber && <p className="mono-value text-sm text-ink-3 staff:text-xs">{row.taxNumber}</p>}
        </>
      ),
    },
    {
      id: "customer",
      head: t("customer"),
      phone: "line",
      cell: (row) => (
        <Link href={`/admin/customers/${row.customer.id}`}>{row.customer.name || row.customer.email}</Link>
      ),
    },
    { id: "kind", head: t("kind"), cell: (row) => t(`kinds.${row.kind}`) },
    {
      id: "state",
      head: t("state"),
      cell: (row) => <Status state={staffFapiaoGlyph(row.state)} word={t(`states.${row.state}`)} small />,
    },
    {
      id: "asked",
      head: t("asked"),
      sort: "asked",
      sortDescending: true,
      cell: (row) => (
        <>
          <Time at={row.createdAt} />
          {row.state === "to_red" && row.redDueAt && (
            <p className="text-sm text-ink-3 staff:text-xs">
              {t("redDue")} <Time at={row.redDueAt} />
            </p>
          )}
        </>
      ),
    },
    {
      id: "amount",
      head: t("amount"),
      figure: true,
      phone: "end",
      cell: (row) => <Money fen={row.amountFen} />,
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} list={list} />;
}
