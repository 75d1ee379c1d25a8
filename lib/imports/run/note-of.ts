import { formatFen, yuanText } from "@/lib/core/money";
import type { OldClient, OldYear } from "../old-shop";
import type { ImportRun } from "./import-run";

const WORDS = {
  zh: { client: "客户", company: "公司", address: "地址", phone: "电话", paid: "已付", open: "未付", of: "笔" },
  en: {
    client: "client",
    company: "company",
    address: "address",
    phone: "telephone",
    paid: "paid",
    open: "unpaid",
    of: "×",
  },
} as const;

/** What staff should know of a client and no field of the account holds: where it came from, company, address. */
export function noteOf(run: Pick<ImportRun, "source" | "language">, client: OldClient): string {
  const words = WORDS[run.language];
  const colon = run.language === "zh" ? "：" : ": ";
  const said = ([label, text]: readonly [string, string]) => (text ? [`${label}${colon}${text}`] : []);
  return [
    `${run.source.label} ${words.client} ${client.id}`,
    ...[
      [words.company, client.company] as const,
      [words.address, client.address] as const,
      [words.phone, client.phone] as const,
    ].flatMap(said),
  ]
    .join(run.language === "zh" ? "，" : ", ")
    .replaceAll("\0", "");
}

/** A year of invoices in one line: "2023: paid 12 × ¥1,234.00, unpaid 1 × ¥10.00". */
export function yearLine(run: Pick<ImportRun, "source" | "language">, year: OldYear): string {
  const words = WORDS[run.language];
  const money = (fen: bigint) =>
    year.currency === "CNY" ? formatFen(fen) : `${year.currency} ${yuanText(fen)}`.trim();
  const parts = [
    ...(year.paidCount ? [`${words.paid} ${year.paidCount} ${words.of} ${money(year.paidFen)}`] : []),
    ...(year.openCount ? [`${words.open} ${year.openCount} ${words.of} ${money(year.openFen)}`] : []),
  ];
  return `${run.source.label} ${year.year}${run.language === "zh" ? "：" : ": "}${parts.join(run.language === "zh" ? "，" : ", ")}`;
}
