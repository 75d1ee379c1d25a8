import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Status } from "@/components/ui/status";
import type { ListAddress } from "@/components/ui/table/list-address";
import { type Column, Table } from "@/components/ui/table/table";
import type { BillView } from "@/lib/paying/bill-contract";
import { unchecked } from "@/messages/unchecked";
import { AskBill } from "./ask-bill";

const glyphs = { waiting: "waiting", different: "unsure", clean: "done" } as const;
const PROBLEMS: Readonly<Record<string, "not_ready" | "not_set_up" | "other_world" | "keys_lost">> = {
  not_ready: "not_ready",
  "gateways.not_set_up": "not_set_up",
  "gateways.other_world": "other_world",
  "gateways.keys_lost": "keys_lost",
};

/** The gateways' bills by day: what they hold, how far they agree, and what is left in the clearing account. */
export function BillRows({ rows, list }: { rows: readonly BillView[]; list: ListAddress }) {
  const t = useTranslations("bills");
  const names = unchecked(useTranslations("gateways"));
  const figure = (id: "paid" | "refunded" | "fee"): Column<BillView> => ({
    ...{ id, head: t(`column.${id}`), figure: true, wrapHead: true, phone: "meta", phoneHead: true },
    cell: (row) => row.fetchedAt && <Money fen={row[`${id}Fen`]} bare />,
  });
  const columns: Column<BillView>[] = [
    {
      ...{ id: "day", head: t("column.day"), phone: "title", sort: "day", sortDescending: true },
      cell: ({ day }) => <span className="figures whitespace-nowrap">{day}</span>,
    },
    {
      id: "gateway",
      head: t("column.gateway"),
      phone: "end",
      cell: ({ gateway }) => <span className="whitespace-nowrap">{names(`${gateway}.name`)}</span>,
    },
    { id: "state", head: t("column.state"), phone: "line", cell: (row) => <BillState row={row} /> },
    {
      ...{ id: "matched", head: t("column.matched"), figure: true, phoneHead: true },
      cell: ({ fetchedAt, matchedCount: matched, rowCount: rows }) => fetchedAt && t("matchedOf", { matched, rows }),
    },
    figure("paid"),
    figure("refunded"),
    figure("fee"),
    {
      ...{ id: "settled", head: t("column.settled"), figure: true, wrapHead: true, phone: "meta", phoneHead: true },
      cell: (row) => row.fetchedAt && (row.paidFen > 0n || row.settledFen > 0n) && <Settled row={row} />,
    },
    {
      ...{ id: "clearing", head: t("column.clearing"), figure: true, wrapHead: true, phone: "line", phoneHead: true },
      cell: ({ closing }) => closing && <Clearing closing={closing} />,
    },
    {
      ...{ id: "ask", head: t("ask"), hideHead: true, phone: "line" },
      cell: ({ id, state }) => state !== "clean" && <AskBill id={id} label={t("ask")} />,
    },
  ];
  return <Table caption={t("bills")} columns={columns} rows={rows} rowKey={({ id }) => id} list={list} />;
}

function BillState({ row: { state, openCount, problem } }: { row: BillView }) {
  const t = useTranslations("bills");
  const known = problem === null ? null : PROBLEMS[problem];
  return (
    <span className="grid gap-0.5">
      <Status
        state={glyphs[state]}
        word={openCount > 0 ? t("openCount", { count: openCount }) : t(`state.${state}`)}
        small
      />
      {problem !== null && (
        <span className="text-sm text-ink-3 staff:text-xs">
          {known ? t(`problem.${known}`) : t("problem.said", { text: problem })}
        </span>
      )}
    </span>
  );
}

/** What the bill names as settled, and how much of this day's money has not come yet. */
function Settled({ row: { settledFen, missingFen } }: { row: BillView }) {
  const t = useTranslations("bills");
  return (
    <span className="grid max-w-36 gap-0.5 whitespace-normal max-md:inline-flex max-md:max-w-none max-md:gap-x-2">
      {settledFen > 0n && <Money fen={settledFen} bare />}
      <span className={missingFen > 0n ? "text-xs text-unsure" : "text-xs text-ink-3"}>
        {missingFen > 0n ? t.rich("missing", { amount: () => <Money fen={missingFen} bare /> }) : t("arrived")}
      </span>
    </span>
  );
}

const PARTS = ["before", "unsettled", "differences", "otherDay", "unexplained"] as const;

/** The balance, and what it consists of where that is more than what is not settled yet. */
function Clearing({ closing }: { closing: NonNullable<BillView["closing"]> }) {
  const t = useTranslations("bills");
  const parts = PARTS.filter((part) => closing[`${part}Fen`] !== 0n);
  return (
    <span className="grid max-w-60 gap-0.5 whitespace-normal max-md:max-w-none max-md:text-left">
      <Money fen={closing.clearingFen} bare />
      {parts.map((part) => (
        <span key={part} className={part === "unexplained" ? "text-xs text-unsure" : "text-xs text-ink-3"}>
          {t(`closing.${part}`)} <Money fen={closing[`${part}Fen`]} bare />
        </span>
      ))}
      {closing.billsLack && <span className="text-xs text-ink-3">{t("closing.lack")}</span>}
    </span>
  );
}
