import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { FapiaoRow } from "@/lib/fapiao/contract";
import { Money } from "../text/money";
import { Time } from "../text/time";
import { Status } from "../ui/status";
import { type Column, Table } from "../ui/table/table";
import { fapiaoGlyph } from "./fapiao-status";

/** A customer's requests for tax invoices. */
export function FapiaoRows({ rows }: { rows: readonly FapiaoRow[] }) {
  const t = useTranslations("fapiao");
  const columns: Column<FapiaoRow>[] = [
    {
      id: "number",
      head: t("list.number"),
      phone: "title",
      cell: (row) => (
        <Link className="mono-value whitespace-nowrap" href={`/account/fapiao/${row.id}`}>
          {row.number}
        </Link>
      ),
    },
    {
      id: "buyer",
      head: t("list.buyer"),
      phone: "line",
      cell: (row) => (
        <span className="wrap-anywhere">
          {row.title} <span className="text-sm text-ink-3">{t(`kinds.${row.kind}`)}</span>
        </span>
      ),
    },
    {
      id: "state",
      head: t("list.state"),
      cell: (row) => <Status state={fapiaoGlyph(row.state)} word={t(`states.${row.state}`)} small />,
    },
    { id: "asked", head: t("list.asked"), cell: (row) => <Time at={row.createdAt} as="day" /> },
    {
      id: "amount",
      head: t("list.amount"),
      figure: true,
      phone: "end",
      cell: (row) => <Money fen={row.amountFen} />,
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
