import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Status } from "@/components/ui/status";
import { ChosenColumnsTable } from "@/components/ui/table/chosen-columns-table";
import type { ListAddress } from "@/components/ui/table/list-address";
import type { Column } from "@/components/ui/table/table";
import type { TableView } from "@/components/ui/table/table-view";
import type { UpstreamCallRow } from "@/lib/reports/contract";

const GLYPHS = { ok: "done", rejected: "refused", ours: "waiting", unreached: "placed", unknown: "unsure" } as const;
type Known = keyof typeof GLYPHS;

interface Props {
  rows: readonly UpstreamCallRow[];
  list: ListAddress;
  view: TableView;
}

/** The calls to the upstream. */
export function CallRows({ rows, list, view }: Props) {
  const t = useTranslations("reports");
  const columns: Column<UpstreamCallRow>[] = [
    {
      id: "at",
      head: t("calls.at"),
      sort: "at",
      sortDescending: true,
      cell: (row) => <Time at={row.at} as="second" />,
    },
    {
      id: "endpoint",
      head: t("calls.endpoint"),
      phone: "title",
      cell: (row) => <span className="mono-value">{row.endpoint}</span>,
    },
    {
      id: "outcome",
      head: t("calls.outcome"),
      phone: "end",
      cell: (row) => {
        const known = row.outcome in GLYPHS ? (row.outcome as Known) : undefined;
        return known ? <Status state={GLYPHS[known]} word={t(`outcome.${known}`)} small /> : row.outcome;
      },
    },
    { id: "code", head: t("calls.code"), cell: (row) => row.code ?? "" },
    { id: "text", head: t("calls.text"), phone: "line", cell: (row) => row.text ?? "" },
    {
      id: "input",
      head: t("calls.input"),
      phone: "line",
      cell: (row) => (
        <span className="mono-value text-sm text-ink-3 staff:text-xs">
          {Object.entries(row.input)
            .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)
            .join(" ")}
        </span>
      ),
    },
    {
      id: "request",
      head: t("calls.request"),
      phoneHead: true,
      cell: ({ requestId }) =>
        requestId && (
          <span className="mono-value text-sm text-ink-3 staff:text-xs" title={requestId}>
            {requestId.slice(0, 8)}
          </span>
        ),
    },
    { id: "ms", head: t("calls.ms"), figure: true, phoneHead: true, cell: (row) => row.ms },
  ];
  return (
    <ChosenColumnsTable
      caption={t("calls.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      view={view}
    />
  );
}
