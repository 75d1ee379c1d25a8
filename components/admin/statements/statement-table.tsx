import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import { shanghaiDay } from "@/lib/core/time";
import type { BankStatementView } from "@/lib/statements/contract";
import { unchecked } from "@/messages/unchecked";

/** The files of the bank that were imported. */
export function StatementTable({ rows }: { rows: readonly BankStatementView[] }) {
  const t = useTranslations("statements");
  const columns: Column<BankStatementView>[] = [
    {
      id: "file",
      head: t("file"),
      phone: "title",
      cell: (row) => (
        <Link className="wrap-anywhere" href={`/admin/statements/${row.id}`}>
          {row.fileName}
        </Link>
      ),
    },
    {
      id: "bank",
      head: t("bank"),
      phone: "line",
      cell: (row) => (
        <>
          {unchecked(t)(`banks.${row.layout}`)} <span className="text-sm text-ink-3 staff:text-xs">{row.account}</span>
        </>
      ),
    },
    {
      id: "days",
      head: t("days"),
      cell: (row) =>
        row.firstAt && row.lastAt && t("range", { from: shanghaiDay(row.firstAt), to: shanghaiDay(row.lastAt) }),
    },
    { id: "rows", head: t("rows"), figure: true, phone: "hide", cell: (row) => row.rowCount },
    { id: "newRows", head: t("newRows"), figure: true, phoneHead: true, cell: (row) => row.newCount },
    {
      id: "open",
      head: t("open"),
      figure: true,
      phone: "end",
      cell: (row) => (row.openCount > 0 ? <b>{row.openCount}</b> : <span className="text-ink-3">{t("openNone")}</span>),
    },
    {
      id: "imported",
      head: t("imported"),
      phone: "line",
      cell: (row) => (
        <>
          <Time at={row.createdAt} /> <span className="text-sm text-ink-3 staff:text-xs">{row.importedBy}</span>
        </>
      ),
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
