import { useTranslations } from "next-intl";
import { itemGlyph } from "@/components/orders/order-status";
import { useActionText } from "@/components/orders/use-action-text";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table/table";
import type { ServiceItemRow } from "@/lib/orders/admin-contract";

/** The orders of one service, each with a link. */
export function ServiceOrders({ rows }: { rows: readonly ServiceItemRow[] }) {
  const t = useTranslations("admin-orders");
  const actionText = useActionText();
  return (
    <Table
      caption={t("ofService.title")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { id: "what", head: t("ofService.what"), phone: "title", cell: (row) => actionText(row) },
        {
          id: "number",
          head: t("list.number"),
          cell: (row) => (
            <Link className="mono-value" href={`/admin/orders/${row.orderId}`}>
              {row.orderNumber}
            </Link>
          ),
        },
        { id: "state", head: t("list.state"), cell: (row) => <Status state={itemGlyph(row.state)} staff small /> },
        { id: "at", head: t("ofService.at"), cell: (row) => <Time at={row.stateAt} as="minute" /> },
        {
          id: "price",
          head: t("ofService.price"),
          figure: true,
          phone: "end",
          cell: (row) => <Money fen={row.priceFen} bare />,
        },
      ]}
    />
  );
}
