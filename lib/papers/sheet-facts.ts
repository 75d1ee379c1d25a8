import { shanghaiDay } from "@/lib/core/time";
import type { BothLanguages, PaperSheet } from "./contract";

/** The facts above the lines of a paper, in their order, each with the key of its label (papers.sheet). Client-safe. */
export function sheetFacts({ kind, number, issuedAt, content }: PaperSheet) {
  const { seller, customer, order, credit } = content;
  const plain = (text: string): BothLanguages => ({ zh: text, en: "" });
  const day = (at: Date) => plain(shanghaiDay(at));
  return [
    { label: "number", value: plain(number) },
    { label: "issued", value: day(issuedAt) },
    { label: `seller.${kind}`, value: bilingual(seller.company) },
    { label: `customer.${kind}`, value: { zh: customer.name || customer.email, en: customer.name && customer.email } },
    { label: "order", value: plain(order.number) },
    ...(credit
      ? ([
          { label: "receipt", value: { zh: credit.receiptNumber, en: shanghaiDay(credit.receiptIssuedAt) } },
          { label: "refunded", value: day(credit.refundedAt) },
          { label: `method.${kind}`, value: "wallet" },
          { label: "reason", value: plain(credit.reason) },
        ] as const)
      : ([
          { label: "placed", value: day(order.placedAt) },
          { label: "finished", value: day(order.finishedAt) },
          { label: `method.${kind}`, value: "wallet" },
        ] as const)),
  ] as const;
}

/** A name in both languages; one that is the same in both is said once. */
export function bilingual({ zh, en }: BothLanguages): BothLanguages {
  return { zh, en: en === zh ? "" : en };
}
