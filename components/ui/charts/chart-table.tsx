import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { type Column, Table } from "../table/table";
import type { ChartUnit } from "./value-scale";
import { valueText } from "./value-text";

export interface ChartRow {
  key: string;
  /** The time, or the name of the bar. */
  name: string;
  /** By series; undefined where a series has no value. */
  values: readonly (bigint | undefined)[];
}

interface Props {
  caption: string;
  /** The head of the first column. */
  nameHead: string;
  /** The heads of the values. */
  heads: readonly string[];
  rows: readonly ChartRow[];
  unit: ChartUnit;
}

/** The data of a chart, for readers who don't see it and for exact figures. */
export function ChartTable({ caption, nameHead, heads, rows, unit }: Props) {
  const t = useTranslations("charts");
  const columns: Column<ChartRow>[] = heads.map((head, at) => ({
    id: `value-${at}`,
    head: unit === "fen" ? t("yuan", { head }) : head,
    figure: true,
    phone: heads.length === 1 ? "end" : "meta",
    phoneHead: heads.length > 1,
    cell: ({ values }) => <Value value={values[at]} unit={unit} />,
  }));
  return (
    <Table
      caption={caption}
      columns={[{ id: "name", head: nameHead, phone: "title", cell: ({ name }) => name }, ...columns]}
      rows={rows}
      rowKey={({ key }) => key}
      className="mt-1"
    />
  );
}

function Value({ value, unit }: { value: bigint | undefined; unit: ChartUnit }) {
  if (value === undefined) return null;
  return unit === "fen" ? <Money fen={value} bare /> : valueText(value, unit);
}
