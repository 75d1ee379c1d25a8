import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import type { BatchRow } from "@/lib/zones/batch-contract";
import { useChangeSummary } from "./change-summary";

/** How many domains are done, unchanged, not done, still to do: only what there is. */
export function BatchCounts({ counts }: Pick<BatchRow, "counts">) {
  const t = useTranslations("batches");
  const kinds = ["open", "done", "unchanged", "failed"] as const;
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`counts.${kind}`, { count: counts[kind] }))
    .join(t("join"));
}

interface Props {
  rows: readonly (BatchRow & { by?: { name: string } })[];
  /** "/account/batches" */
  pages: string;
}

/** A customer's batches, or the staff's, which name who started each. */
export function BatchRows({ rows, pages }: Props) {
  const t = useTranslations("batches");
  const summary = useChangeSummary();
  const columns: Column<Props["rows"][number]>[] = [
    {
      id: "what",
      head: t("list.what"),
      phone: "line",
      cell: ({ id, change }) => (
        <Link className="wrap-anywhere" href={`${pages}/${id}`}>
          {summary(change)}
        </Link>
      ),
    },
    { id: "domains", head: t("list.domains"), figure: true, phoneHead: true, cell: ({ counts }) => counts.total },
    { id: "outcome", head: t("list.outcome"), cell: ({ counts }) => <BatchCounts counts={counts} /> },
    ...(rows.some(({ by }) => by)
      ? [{ id: "by", head: t("list.by"), cell: ({ by }: Props["rows"][number]) => by?.name }]
      : []),
    { id: "at", head: t("list.at"), cell: ({ at }) => <Time at={at} as="minute" /> },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
