import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { type Column, Table } from "@/components/ui/table/table";
import type { BankStatementDetail } from "@/lib/statements/contract";

type Sum = BankStatementDetail["sums"][number];

/** How many rows of a statement are what, and what they come to. */
export function SumTable({ sums }: { sums: readonly Sum[] }) {
  const t = useTranslations("statements");
  const columns: Column<Sum>[] = [
    { id: "kind", head: t("kind"), phone: "title", cell: ({ kind }) => t(`kinds.${kind}`) },
    { id: "count", head: t("count"), figure: true, phoneHead: true, cell: ({ count }) => count },
    { id: "sum", head: t("sum"), figure: true, phone: "end", cell: ({ fen }) => <Money fen={fen} bare /> },
  ];
  return <Table caption={t("sums")} columns={columns} rows={sums} rowKey={({ kind }) => kind} />;
}
