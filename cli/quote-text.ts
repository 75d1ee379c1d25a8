import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";
import { type SignedQuote, termText } from "./actions/ask-quote";
import { plainText } from "./output";

/** A signed quote as people read it. */
export function quoteText({
  action,
  name,
  priceFen,
  discountFen,
  isDiscountCut,
  renewYearFen,
  expiresAt,
  ...term
}: SignedQuote): string {
  const cut = isDiscountCut ? " (which would take off more, but this is the lowest price)" : "";
  const off = discountFen > 0n ? `, ${formatFen(discountFen)} off by the discount code${cut}` : "";
  const verb = action === "renew" ? "Renew" : "Buy";
  return [
    `${verb} ${plainText(name)} for ${termText(term)}: ${formatFen(priceFen)}, tax included${off}.`,
    ...(renewYearFen === null ? [] : [`Renewal: ${formatFen(renewYearFen)} a year.`]),
    `The price is signed by the shop and holds until ${shanghaiMinute(expiresAt)} (Shanghai).`,
  ].join("\n");
}
