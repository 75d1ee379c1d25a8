"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announceChange } from "@/components/shell/visitor";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { type ItemRegistrant, type OrderView, orderView } from "@/lib/orders/contract";
import { itemTitle } from "@/lib/product-lines/item-title";
import type { ItemState } from "@/lib/purchasing/contract";
import { OrderItem } from "./order-item";

/** Updates an order by server-sent events until it is final. The browser reconnects by itself. */
function useOrder(initial: OrderView): { order: OrderView; lost: boolean } {
  const [order, setOrder] = useState(initial);
  const [lost, setLost] = useState(false);
  const open = order.state === "open";
  useEffect(() => {
    if (!open) return;
    const source = new EventSource(`/api/v1/orders/${initial.id}/events`);
    source.onopen = () => setLost(false);
    source.onerror = () => setLost(true);
    source.addEventListener("order", (message) => {
      const parsed = orderView.safeParse(JSON.parse(message.data));
      if (!parsed.success) return;
      setOrder(parsed.data);
      if (parsed.data.state !== "open") {
        source.close();
        announceChange();
      }
    });
    return () => source.close();
  }, [initial.id, open]);
  return { order, lost: lost && open };
}

interface Props {
  initial: OrderView;
  /** In whose name each item was ordered, by the item's id. */
  registrants: Readonly<Record<string, ItemRegistrant>>;
  /** What one product of each item's product line is called. */
  ones: Readonly<Record<string, string>>;
}

/** One order with its items, its payment and its sums, updated live. */
export function OrderLive({ initial, registrants, ones }: Props) {
  const t = useTranslations("order-pages.page");
  const { order, lost } = useOrder(initial);
  return (
    <>
      <Section title={t("items")} lead={order.state === "open" ? t("itemsLead") : undefined}>
        {lost && (
          <p className="text-sm text-ink-3" role="status">
            {t("lost")}
          </p>
        )}
        <ol aria-live="polite">
          {order.items.map((item) => (
            <OrderItem
              key={item.id}
              item={item}
              title={itemTitle(item, ones[item.productLine] ?? "")}
              registrant={registrants[item.id]}
            />
          ))}
        </ol>
      </Section>
      <Section title={t("total")} lead={order.state === "open" ? t("held") : undefined}>
        <p className="mb-4">
          <Money fen={order.totalFen} large total />
        </p>
        <Payment order={order} />
      </Section>
    </>
  );
}

/** How and when the order was paid, and what has become of the money: charged, still held, or refunded. */
function Payment({ order }: { order: OrderView }) {
  const t = useTranslations("order-pages.payment");
  const sumOf = (states: readonly ItemState[]) =>
    order.items.reduce((sum, item) => (states.includes(item.state) ? sum + item.priceFen : sum), 0n);
  const [chargedFen, heldFen] = [sumOf(["done"]), sumOf(["placed", "buying", "waiting", "unsure", "accepted"])];
  const sums = [
    { id: "charged", fen: chargedFen },
    { id: "held", fen: heldFen },
    { id: "refunded", fen: order.refundedFen },
  ] as const;
  return (
    <Facts
      facts={[
        { id: "method", label: t("method"), value: t("wallet") },
        { id: "paid", label: t("paid"), value: <Time at={order.createdAt} /> },
        ...sums
          .filter(({ fen }) => fen > 0n)
          .map(({ id, fen }) => ({ id, label: t(id), value: <Money fen={fen} sign={id === "refunded"} /> })),
      ]}
    />
  );
}
