"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import type { DifferenceView } from "@/lib/paying/bill-contract";
import { unchecked } from "@/messages/unchecked";
import { AskBill } from "./ask-bill";
import { ExplainDifference } from "./explain-difference";

interface Props {
  rows: readonly DifferenceView[];
  caption: string;
}

/** In what bills and the shop differ: what it is, what to do, and a press for each outcome; or how it ended. */
export function DifferenceRows({ rows, caption }: Props) {
  const t = useTranslations("bills");
  const names = unchecked(useTranslations("gateways"));
  const columns: Column<DifferenceView>[] = [
    {
      ...{ id: "what", head: t("differences"), phone: "line" },
      cell: (row) => (
        <span className="grid gap-0.5 py-1">
          <span className="font-strong">{t(`kind.${row.kind}.what`)}</span>
          <span>
            {t(`about.${row.about}`)} <NumberOf row={row} />
          </span>
          {row.state === "open" && <span className="text-sm text-ink-2">{t(`kind.${row.kind}.todo`)}</span>}
          {row.state === "open" && row.agreedBy && <span>{t("agreed", row.agreedBy)}</span>}
          {row.note && <span className="text-sm text-ink-2">{row.note}</span>}
        </span>
      ),
    },
    {
      ...{ id: "bill", head: t("column.day"), phone: "line" },
      cell: ({ gateway, day, foundAt }) => (
        <span className="grid gap-0.5">
          <span className="whitespace-nowrap">
            {names(`${gateway}.name`)} <span className="figures">{day}</span>
          </span>
          <span className="text-xs text-ink-3">
            {t.rich("found", { time: () => <Time at={foundAt} as="minute" /> })}
          </span>
        </span>
      ),
    },
    {
      ...{ id: "ours", head: t("ours"), figure: true, phoneHead: true },
      cell: ({ ourFen }) => ourFen !== null && <Money fen={ourFen} bare />,
    },
    {
      ...{ id: "theirs", head: t("theirs"), figure: true, phoneHead: true },
      cell: ({ theirFen }) => theirFen !== null && <Money fen={theirFen} bare />,
    },
    {
      ...{ id: "do", head: t("explain"), hideHead: true, phone: "line" },
      cell: (row) => (row.state === "open" ? <Presses row={row} /> : <Ended row={row} />),
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function NumberOf({ row: { number, gatewayRef, paymentId } }: { row: DifferenceView }) {
  const text = <span className="mono-value">{number || gatewayRef}</span>;
  return paymentId ? <Link href={`/admin/payments/${paymentId}`}>{text}</Link> : text;
}

function Presses({ row }: { row: DifferenceView }) {
  const t = useTranslations("bills");
  return (
    <span className="flex flex-wrap gap-2">
      <AskBill id={row.billId} label={t("again")} />
      {row.kind !== "midnight" && <ExplainDifference row={row} />}
    </span>
  );
}

function Ended({ row }: { row: DifferenceView }) {
  const t = useTranslations("bills");
  if (row.state === "gone") return <span className="text-sm text-ink-2">{t("goneNow")}</span>;
  const { endedAt, by, bookedFen } = row;
  return (
    <span className="grid gap-0.5 text-sm text-ink-2">
      {endedAt && <span>{t.rich("ended", { time: () => <Time at={endedAt} as="minute" />, by: by ?? "" })}</span>}
      {bookedFen === null ? (
        <span>{t("notBooked")}</span>
      ) : (
        <span>{t.rich("booked", { amount: () => <Money fen={bookedFen} sign /> })}</span>
      )}
    </span>
  );
}
