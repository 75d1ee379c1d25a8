"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { refreshPricesCall } from "@/components/generated/pricing-suffix";
import { formatFen } from "@/lib/core/money";
import type { StaffSuffix } from "@/lib/pricing/suffix-contract";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { Note } from "../ui/note";
import { Status } from "../ui/status";
import { type Column, Table } from "../ui/table/table";
import { useMutation } from "../use-mutation";
import { FindSuffix } from "./find-suffix";
import { SuffixForm } from "./suffix-form";

interface Props {
  rows: readonly StaffSuffix[];
  mayChange: boolean;
  mayRefresh: boolean;
}

/** The suffixes that the shop sells, and a button that asks the upstream for their current costs. */
export function SuffixesPage({ rows, mayChange, mayRefresh }: Props) {
  const t = useTranslations("prices.suffixes");
  const [open, setOpen] = useState<StaffSuffix | "new" | null>(null);
  const [find, setFind] = useState("");
  const refresh = useMutation(refreshPricesCall);
  const [result, setResult] = useState<string | null>(null);
  const costless = rows.filter((row) => row.enabled && row.transferable && row.transferCostFen === null).length;
  const shown = rows.filter(({ suffix, ascii }) => `${suffix} ${ascii}`.includes(find.trim().toLowerCase()));

  async function ask() {
    const answer = await refresh.run({});
    if (!answer.ok) return;
    const { asked, priced, notForSale, failed, changed } = answer.value;
    const list = changed
      .slice(0, 6)
      .map(({ suffix, fromFen, toFen }) => `${suffix} ${formatFen(fromFen)} → ${formatFen(toFen)}`);
    setResult([t("refreshed", { asked, priced, notForSale, failed, changed: changed.length }), ...list].join(" "));
  }

  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <FindSuffix label={t("find")} value={find} onChange={setFind} />
        <span className="text-sm text-ink-3 staff:text-xs">{t("count", { count: rows.length })}</span>
        <span className="ml-auto flex flex-wrap gap-2">
          {mayRefresh && (
            <Button small icon="refresh" busy={refresh.busy} onClick={() => void ask()}>
              {t("refresh")}
            </Button>
          )}
          {mayChange && (
            <Button small icon="plus" onClick={() => setOpen("new")}>
              {t("add")}
            </Button>
          )}
        </span>
      </div>
      {costless > 0 && <Note kind="warn" title={t("transferCostMissing", { count: costless })} />}
      {refresh.failure && <Note kind="bad" title={refresh.failure.detail} live />}
      {result && <Note title={result} live />}
      {shown.length === 0 ? (
        <EmptyState text={t("none")} />
      ) : (
        <Table
          caption={t("title")}
          columns={columnsOf(t, mayChange ? setOpen : null)}
          rows={shown}
          rowKey={(row) => row.suffix}
        />
      )}
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open === "new" ? t("add") : t("change", { suffix: open?.suffix ?? "" })}
      >
        {open !== null && <SuffixForm row={open === "new" ? null : open} onDone={() => setOpen(null)} />}
      </Dialog>
    </>
  );
}

function columnsOf(
  t: ReturnType<typeof useTranslations<"prices.suffixes">>,
  change: ((row: StaffSuffix) => void) | null,
): Column<StaffSuffix>[] {
  const money = (fen: bigint | null) => (fen === null ? "–" : formatFen(fen, { unit: false }));
  const columns: Column<StaffSuffix>[] = [
    { id: "suffix", head: t("suffix"), cell: (row) => <b className="domain-name">{row.suffix}</b>, phone: "title" },
    { id: "group", head: t("group"), cell: (row) => t(`groups.${row.group}`) },
    {
      id: "terms",
      head: t("terms"),
      cell: (row) =>
        t("termsOf", { min: row.minYears, max: row.maxYears }) +
        (row.excludedYears.length > 0 ? t("without", { years: row.excludedYears.join(", ") }) : ""),
    },
    {
      id: "registerCost",
      head: t("registerCost"),
      cell: (row) => money(row.registerCostFen),
      figure: true,
      phoneHead: true,
    },
    {
      id: "register",
      head: t("register"),
      cell: (row) => <b>{money(row.registerFen)}</b>,
      figure: true,
      phoneHead: true,
    },
    { id: "renewCost", head: t("renewCost"), cell: (row) => money(row.renewCostFen), figure: true, phone: "hide" },
    { id: "renew", head: t("renew"), cell: (row) => <b>{money(row.renewFen)}</b>, figure: true, phoneHead: true },
    { id: "transfer", head: t("transfer"), cell: (row) => money(row.transferFen), figure: true, phone: "hide" },
    { id: "redemption", head: t("redemption"), cell: (row) => money(row.redemptionFen), figure: true, phone: "hide" },
    {
      id: "state",
      head: t("state"),
      cell: (row) =>
        !row.enabled ? (
          <Status state="off" word={t("off")} small />
        ) : row.registerFen === null ? (
          <Status state="stopped" word={t("noPrice")} small />
        ) : (
          <Status state="on" word={t("on")} small />
        ),
    },
  ];
  if (change) {
    columns.push({
      id: "change",
      head: t("actions"),
      hideHead: true,
      cell: (row) => (
        <Button small kind="flat" edge onClick={() => change(row)}>
          {t("edit")}
          <span className="sr-only"> {row.suffix}</span>
        </Button>
      ),
      phone: "end",
    });
  }
  return columns;
}
