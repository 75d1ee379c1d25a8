import { createTranslator } from "next-intl";
import { shanghaiDay } from "@/lib/core/time";
import en from "@/messages/en/papers.json";
import zh from "@/messages/zh/papers.json";
import { amountInWords } from "./amount-in-words";
import type { BothLanguages, PaperSheet, PrintedSheet } from "./contract";

const words = {
  zh: createTranslator({ locale: "zh", messages: zh, namespace: "sheet" }),
  en: createTranslator({ locale: "en", messages: en, namespace: "sheet" }),
};

type Key = Parameters<typeof words.zh>[0];

/** A word or a sentence of a printed paper in both languages. */
export function sayBoth(key: Key, values: Record<string, number> = {}): BothLanguages {
  return { zh: words.zh(key, values), en: words.en(key, values) };
}

/** A text in both languages; one that is the same in both is said once. */
export const saidOnce = ({ zh, en }: BothLanguages): BothLanguages => ({ zh, en: en === zh ? "" : en });

const plain = (text: string): BothLanguages => ({ zh: text, en: "" });
const day = (at: Date) => plain(shanghaiDay(at));

/** All that is printed of a paper, with its labels in both languages. */
export function printSheet(paper: PaperSheet): PrintedSheet {
  const { kind, number, totalFen, content } = paper;
  return {
    title: sayBoth(`title.${kind}`),
    number,
    seller: content.seller,
    facts: factsOf(paper).map(([key, value]) => ({ id: key, label: sayBoth(key), value })),
    heads: { n: sayBoth("n"), item: sayBoth("item"), amount: sayBoth("amount") },
    lines: content.lines.map((line) => ({ ...line, head: line.title?.zh ?? line.name })),
    total: { label: sayBoth(`total.${kind}`), fen: totalFen },
    inWords: { label: sayBoth("inWords"), text: amountInWords(totalFen) },
    notes: sayBoth(`notes.${kind}`),
  };
}

function factsOf({ kind, number, issuedAt, content }: PaperSheet): [Key, BothLanguages][] {
  const { seller, customer, order, credit } = content;
  const called = { zh: customer.name || customer.email, en: customer.name && customer.email };
  const head: [Key, BothLanguages][] = [
    ["number", plain(number)],
    ["issued", day(issuedAt)],
    [`seller.${kind}`, saidOnce(seller.company)],
    [`customer.${kind}`, called],
    ["order", plain(order.number)],
  ];
  if (!credit)
    return [
      ...head,
      ["placed", day(order.placedAt)],
      ["finished", day(order.finishedAt)],
      [`method.${kind}`, methodOf(content)],
    ];
  return [
    ...head,
    ["receipt", { zh: credit.receiptNumber, en: shanghaiDay(credit.receiptIssuedAt) }],
    ["refunded", day(credit.refundedAt)],
    [`method.${kind}`, sayBoth("wallet")],
    ["reason", plain(credit.reason)],
  ];
}

function methodOf({ paidThrough }: PaperSheet["content"]): BothLanguages {
  if (!paidThrough) return sayBoth("wallet");
  const { name, withWallet } = paidThrough;
  if (!withWallet) return saidOnce(name);
  return { zh: words.zh("withWallet", { name: name.zh }), en: words.en("withWallet", { name: name.en }) };
}
