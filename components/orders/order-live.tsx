"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announceChange } from "@/components/shell/visitor";
import { Money } from "@/components/text/money";
import { Section } from "@/components/ui/section";
import { type OrderView, orderView } from "@/lib/orders/contract";
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

/** One order with its items and sums, updated live. */
export function OrderLive({ initial }: { initial: OrderView }) {
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
            <OrderItem key={item.id} item={item} />
          ))}
        </ol>
      </Section>
      <Section title={t("total")} lead={order.state === "open" ? t("held") : undefined}>
        <p>
          <Money fen={order.totalFen} large total />
        </p>
        {order.refundedFen > 0n && (
          <p className="text-ink-2">
            {t("refunded")} <Money fen={order.refundedFen} sign />
          </p>
        )}
      </Section>
    </>
  );
}
