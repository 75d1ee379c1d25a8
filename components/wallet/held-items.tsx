import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { type ItemStatus, Status } from "@/components/ui/status";
import type { HeldItem } from "@/lib/payments/contract";

const STATES: readonly string[] = ["placed", "waiting", "buying", "unsure", "accepted"];

/** The items for which money is held, with their status. */
export function HeldItems({ items }: { items: readonly HeldItem[] }) {
  const t = useTranslations("wallet");
  return (
    <ul aria-label={t("heldLabel")}>
      {items.map((item) => (
        <li
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2 first:border-t-0"
          key={item.itemId}
        >
          <Link href={`/account/orders/${item.orderId}`}>{item.name}</Link>
          <span className="flex flex-wrap items-center gap-3">
            <Status state={(STATES.includes(item.state) ? item.state : "placed") as ItemStatus} small />
            <Money fen={item.priceFen} />
          </span>
        </li>
      ))}
    </ul>
  );
}
