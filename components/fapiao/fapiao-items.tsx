import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { FapiaoDetail } from "@/lib/fapiao/contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";
import { Money } from "../text/money";
import { InvoicedItem } from "./invoiced-item";

interface Props {
  items: FapiaoDetail["items"];
  /** Where orders are: "/account/orders" */
  at: "/account/orders" | "/admin/orders";
}

/** The items of a request, with what of each stands on the tax invoice. */
export function FapiaoItems({ items, at }: Props) {
  const t = useTranslations("fapiao");
  const texts = unchecked(useTranslations());
  return (
    <ul>
      {items.map((item) => (
        <li
          key={item.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-t border-rule py-2.5 first:border-t-0 first:pt-0"
        >
          <span className="min-w-0">
            <InvoicedItem item={item} one={nameOfOne(texts, item.productLine)} />
          </span>
          <Money fen={item.amountFen} className="text-right" />
          <p className="text-sm text-ink-3 reach-links">
            <Link href={`${at}/${item.orderId}`}>{t("new.of", { number: item.orderNumber })}</Link>
          </p>
          {item.refundedFen > 0n && (
            <p className="text-right text-sm text-ink-2">
              {t("page.refundedSince", { amount: formatFen(item.refundedFen) })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
