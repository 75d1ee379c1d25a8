import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

interface CartGiven {
  /** Whom the mail greets. */
  name: string;
  items: readonly { shown: string; details: string; priceFen: Fen }[];
  /** What staff wrote to the customer; "" if nothing. */
  note: string;
  /** Staff chose a password for one of the items. */
  passwords: boolean;
}

/** To the customer into whose cart staff have put something. */
export const cartGivenMail = mailTemplate({
  name: "carts.given",
  write: (t, { name, items, note, passwords }: CartGiven, shop) => ({
    subject: t("subject", { shop: shop.name, count: items.length, first: items[0]?.shown ?? "" }),
    greets: name,
    paragraphs: [
      t("what", { count: items.length }),
      ...note.split(/\n+/).filter((line) => line.trim() !== ""),
      t("pay"),
      ...(passwords ? [t("passwords")] : []),
    ],
    facts: [
      ...items.map(({ shown, details, priceFen }) => ({
        label: shown,
        value: [details, formatFen(priceFen)].filter((part) => part !== "").join(" · "),
      })),
      { label: t("total"), value: formatFen(items.reduce((sum, { priceFen }) => sum + priceFen, 0n)) },
    ],
    action: { label: t("action"), url: `${shop.url}/cart` },
    after: [t("unwanted")],
  }),
});
