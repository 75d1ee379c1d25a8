import { useTranslations } from "next-intl";
import { ProductName } from "@/components/text/product-name";
import { type Column, Table } from "@/components/ui/table/table";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Row {
  id: string;
  productLine: string;
  displayName: string;
  /** The names of the gifts that go with it. */
  gifts?: readonly string[];
  /** What became of it, as a sentence. */
  state?: string;
}

/** The services that go to another account together. */
export function HandedServices({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("handovers.several");
  const all = unchecked(useTranslations());
  const columns: Column<Row>[] = [
    {
      id: "name",
      head: t("name"),
      phone: "title",
      cell: ({ productLine, displayName }) => <ProductName productLine={productLine} name={displayName} as="row" />,
    },
    {
      id: "product",
      head: t("product"),
      cell: ({ productLine, gifts = [] }) => [nameOfOne(all, productLine), ...gifts].join(", "),
    },
    { id: "state", head: t("state"), cell: ({ state }) => state },
  ];
  const shown = columns.filter(({ id }) => id !== "state" || rows.some(({ state }) => state));
  return <Table caption={t("caption")} columns={shown} rows={rows} rowKey={({ id }) => id} />;
}
