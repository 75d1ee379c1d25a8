import { useTranslations } from "next-intl";
import { useActionText } from "@/components/orders/use-action-text";
import { Money } from "@/components/text/money";
import { Link } from "@/components/ui/link";
import { type ItemStatus, Status } from "@/components/ui/status";
import type { HeldItem } from "@/lib/payments/contract";
import { itemTitle } from "@/lib/product-lines/item-title";
import { nameOfOne, unchecked } from "@/messages/unchecked";

const STATES: readonly string[] = ["placed", "waiting", "buying", "unsure", "accepted"];

/** The items for which money is held: what each is, what is done with it, and its status. */
export function HeldItems({ items }: { items: readonly HeldItem[] }) {
  const t = useTranslations("wallet");
  const texts = unchecked(useTranslations());
  const actionText = useActionText();
  return (
    <ul aria-label={t("heldLabel")}>
      {items.map((item) => {
        const one = nameOfOne(texts, item.productLine);
        return (
          <li
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2 first:border-t-0"
            key={item.itemId}
          >
            <span>
              <Link href={`/account/orders/${item.orderId}`}>
                {itemTitle({ ...item, displayName: item.name }, one)}
              </Link>{" "}
              <span className="text-sm text-ink-2">{actionText(item, one)}</span>
            </span>
            <span className="flex flex-wrap items-center gap-3">
              <Status state={(STATES.includes(item.state) ? item.state : "placed") as ItemStatus} small />
              <Money fen={item.priceFen} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
