import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import type { ShopImportRow } from "@/lib/imports/contract";
import { ImportState } from "./import-state";

/** Imports of customers from other shops. */
export function ImportTable({ rows }: { rows: readonly ShopImportRow[] }) {
  const t = useTranslations("imports");
  const columns: Column<ShopImportRow>[] = [
    {
      id: "file",
      head: t("column.file"),
      phone: "title",
      cell: (row) => (
        <Link className="wrap-anywhere" href={`/admin/imports/${row.id}`}>
          {row.fileName}
        </Link>
      ),
    },
    { id: "source", head: t("column.source"), phone: "line", cell: (row) => row.source },
    {
      id: "started",
      head: t("column.started"),
      phone: "line",
      cell: (row) => (
        <>
          <Time at={row.startedAt} /> <span className="text-sm text-ink-3 staff:text-xs">{row.by}</span>
        </>
      ),
    },
    { id: "state", head: t("column.state"), phone: "end", cell: (row) => <ImportState row={row} /> },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
