"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { watchOrderCall } from "@/components/generated/orders";
import { announceChange } from "@/components/shell/visitor";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { formatFen } from "@/lib/core/money";
import { decodeAnswer } from "@/lib/http/decode-answer";
import type { ItemRegistrant, OrderView } from "@/lib/orders/contract";
import type { OrderPayment } from "@/lib/paying/contract";
import { itemTitle } from "@/lib/product-lines/item-title";
import type { ItemState } from "@/lib/purchasing/contract";
import { unchecked } from "@/messages/unchecked";
import { OrderItem } from "./order-item";

/** Updates an order by server-sent events until it is final. The browser reconnects by itself. */
function useOrder(initial: OrderView, onEnd: () => void): { order: OrderView; lost: boolean } {
  const [order, setOrder] = useState(initial);
  const [lost, setLost] = useState(false);
  const open = order.state === "open";
  useEffect(() => {
    if (!open) return;
    const source = new EventSource(`/api/v1/orders/${initial.id}/events`);
    source.onopen = () => setLost(false);
    source.onerror = () => setLost(true);
    source.addEventListener("order", (message) => {
      const now = decodeAnswer(JSON.parse(message.data), watchOrderCall.answer) as OrderView;
      setOrder(now);
      if (now.state !== "open") {
        source.close();
        announceChange();
        onEnd();
      }
    });
    return () => source.close();
  }, [initial.id, open, onEnd]);
  return { order, lost: lost && open };
}

interface Props {
  initial: OrderView;
  /** In whose name each item was ordered, by the item's id. */
  registrants: Readonly<Record<string, ItemRegistrant>>;
  /** What one product of each item's product line is called. */
  ones: Readonly<Record<string, string>>;
  /** What was paid through a gateway to place it; null: the wallet alone paid. */
  payment: OrderPayment | null;
}

/** One order with its items, its payment and its sums, updated live. */
export function OrderLive({ initial, registrants, ones, payment }: Props) {
  const t = useTranslations("order-pages.page");
  const router = useRouter();
  // What the server wrote around the items (receipt, fapiao) follows from their end.
  const { order, lost } = useOrder(initial, router.refresh);
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
              one={ones[item.productLine] ?? ""}
              registrant={registrants[item.id]}
            />
          ))}
        </ol>
      </Section>
      {/* On paper the total and what became of the money stand on one sheet. */}
      <div className="print:break-inside-avoid">
        <Section title={t("total")} lead={order.state === "open" ? t("held") : undefined}>
          <p className="mb-4">
            <Money fen={order.totalFen} large total />
          </p>
          <Payment order={order} payment={payment} />
        </Section>
      </div>
    </>
  );
}

/** How and when the order was paid, and what has become of the money: charged, still held, or refunded. */
function Payment({ order, payment }: { order: OrderView; payment: OrderPayment | null }) {
  const t = useTranslations("order-pages.payment");
  const gateways = unchecked(useTranslations("gateways"));
  const sumOf = (states: readonly ItemState[]) =>
    order.items.reduce((sum, item) => (states.includes(item.state) ? sum + item.priceFen : sum), 0n);
  const [chargedFen, heldFen] = [sumOf(["done"]), sumOf(["placed", "buying", "waiting", "unsure", "accepted"])];
  const sums = [
    { id: "charged", fen: chargedFen },
    { id: "held", fen: heldFen },
    { id: "refunded", fen: order.refundedFen },
  ] as const;
  const method = payment ? (
    <Link href={`/account/payments/${payment.id}?from=order`}>
      {t(payment.amountFen < order.totalFen ? "walletAnd" : "byGateway", {
        gateway: gateways(`${payment.gateway}.name`),
        amount: formatFen(payment.amountFen),
      })}
    </Link>
  ) : (
    t("wallet")
  );
  return (
    <Facts
      facts={[
        { id: "method", label: t("method"), value: method },
        ...(order.discount
          ? [
              {
                id: "discount",
                label: t("discount", { code: order.discount.code }),
                value: <Money fen={-order.discount.discountFen} />,
              },
            ]
          : []),
        { id: "paid", label: t("paid"), value: <Time at={order.createdAt} /> },
        ...sums
          .filter(({ fen }) => fen > 0n)
          .map(({ id, fen }) => ({ id, label: t(id), value: <Money fen={fen} sign={id === "refunded"} /> })),
      ]}
    />
  );
}
