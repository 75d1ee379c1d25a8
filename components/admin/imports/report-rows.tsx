import { useTranslations } from "next-intl";
import { type Column, Table } from "@/components/ui/table/table";
import type { ImportReport } from "@/lib/imports/contract";

type ReportRow = ImportReport["rows"][number];

/** What staff have to look at: what was not imported, and what was with a reservation. */
export function ReportRows({ rows }: { rows: readonly ReportRow[] }) {
  const t = useTranslations("imports");
  const columns: Column<ReportRow>[] = [
    {
      id: "name",
      head: t("column.name"),
      phone: "title",
      cell: ({ name }) => <span className="wrap-anywhere">{name}</span>,
    },
    { id: "kind", head: t("column.kind"), phone: "line", cell: ({ kind }) => t(`stage.${kind}`) },
    { id: "number", head: t("column.number"), phone: "line", cell: ({ sourceId }) => sourceId },
    {
      id: "reason",
      head: t("column.reason"),
      phone: "end",
      cell: ({ reason, detail, imported }) => (
        <>
          {t(`reason.${reason}`)}
          {detail && <span className="wrap-anywhere text-ink-2"> ({detail})</span>}
          {imported && <span className="text-ink-3"> {t("imported")}</span>}
        </>
      ),
    },
  ];
  if (rows.length === 0) return null;
  return (
    <Table
      caption={t("rows", { count: rows.length })}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.kind} ${row.sourceId} ${row.reason}`}
    />
  );
}
