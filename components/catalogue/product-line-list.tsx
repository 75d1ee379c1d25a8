"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { orderLinesCall } from "@/components/generated/offers-catalogue";
import { Link } from "@/components/ui/link";
import type { CatalogueRow } from "@/lib/offers/catalogue-contract";
import { Button, buttonClass } from "../ui/button/button";
import { Note } from "../ui/note";
import { Status } from "../ui/status";
import { type Column, Table } from "../ui/table/table";
import { useMutation } from "../use-mutation";

interface Props {
  /** The product lines with their names and the introductions from our messages. */
  rows: readonly (CatalogueRow & { name: string; lead: string })[];
  mayChange: boolean;
}

/** The product lines in the order of the shop, with buttons that move a line up or down. */
export function ProductLineList({ rows: read, mayChange }: Props) {
  const t = useTranslations("catalogue.list");
  // The order that was saved, until the page is read again: the next press moves a line in what is shown.
  const [saved, setSaved] = useState<{ over: Props["rows"]; lines: readonly string[] } | null>(null);
  const rows =
    saved?.over === read
      ? saved.lines.flatMap((line) => read.find(({ productLine }) => productLine === line) ?? [])
      : read;
  const { run, busy, failure } = useMutation(orderLinesCall, { done: t("moved") });
  const move = async (at: number, by: -1 | 1) => {
    const seen = rows.map(({ productLine }) => productLine);
    const lines = [...seen];
    const [taken = ""] = lines.splice(at, 1);
    lines.splice(at + by, 0, taken);
    if ((await run({ lines, seen })).ok) setSaved({ over: read, lines });
  };
  const columns: Column<Props["rows"][number]>[] = [
    {
      id: "name",
      head: t("productLine"),
      phone: "title",
      cell: (row) => (
        <Link
          className="no-underline hover:underline hover:decoration-auto"
          href={`/admin/catalogue/${row.productLine}`}
        >
          <b className="whitespace-nowrap">{row.name}</b>
        </Link>
      ),
    },
    { id: "lead", head: t("lead"), phone: "line", cell: (row) => <span className="text-ink-2">{row.lead}</span> },
    {
      id: "state",
      head: t("state"),
      phone: "end",
      cell: (row) => <Status state={row.enabled ? "on" : "off"} word={t(row.enabled ? "sold" : "notSold")} small />,
    },
    { id: "off", head: t("off"), phone: "meta", cell: (row) => <Unsold row={row} /> },
  ];
  if (mayChange && rows.length > 1) {
    columns.push({
      id: "move",
      head: t("order"),
      hideHead: true,
      phone: "end",
      cell: (row) => {
        const at = rows.indexOf(row);
        return (
          <span className="flex items-center gap-2">
            {([-1, 1] as const).map((by) =>
              rows[at + by] === undefined ? (
                // Its room alone, not a hidden button: one that was pressed until its row stood here would keep the focus where nobody sees it.
                <span key={by} className={buttonClass({ small: true, kind: "flat", edge: true }, "invisible")}>
                  {t(by < 0 ? "up" : "down")}
                </span>
              ) : (
                <Button key={by} small kind="flat" edge disabled={busy} onClick={() => void move(at, by)}>
                  {t(by < 0 ? "up" : "down")}
                  <span className="sr-only"> {row.name}</span>
                </Button>
              ),
            )}
          </span>
        );
      },
    });
  }
  return (
    <>
      {failure && <Note kind="bad" title={failure.detail} live />}
      <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.productLine} />
    </>
  );
}

/** What is not sold of a product line, and why. */
function Unsold({ row }: { row: CatalogueRow }) {
  const t = useTranslations("catalogue.list");
  if (!row.enabled) return <span className="text-ink-2 lg:whitespace-nowrap">{t("nothing")}</span>;
  const parts = [
    row.unsoldCount > 0 ? t("unsold", { count: row.unsoldCount }) : "",
    row.unsoldPairCount > 0 ? t("unsoldPairs", { count: row.unsoldPairCount }) : "",
    row.missingCosts > 0 ? t("missing", { count: row.missingCosts }) : "",
  ].filter(Boolean);
  if (parts.length === 0) return <span className="text-ink-2 lg:whitespace-nowrap">{t("everything")}</span>;
  return <span className="lg:whitespace-nowrap">{parts.join(t("comma"))}</span>;
}
