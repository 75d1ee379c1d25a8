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

/** A customer's batches. */
export function BatchRows({ rows }: { rows: readonly BatchRow[] }) {
  const t = useTranslations("batches");
  const summary = useChangeSummary();
  const columns: Column<BatchRow>[] = [
    {
      id: "what",
      head: t("list.what"),
      phone: "line",
      cell: ({ id, change }) => (
        <Link className="wrap-anywhere" href={`/account/batches/${id}`}>
          {summary(change)}
        </Link>
      ),
    },
    { id: "domains", head: t("list.domains"), figure: true, phoneHead: true, cell: ({ counts }) => counts.total },
    { id: "outcome", head: t("list.outcome"), cell: ({ counts }) => <BatchCounts counts={counts} /> },
    { id: "at", head: t("list.at"), cell: ({ at }) => <Time at={at} as="minute" /> },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
