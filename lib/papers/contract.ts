import { z } from "zod";
import { sortOf } from "@/lib/core/sort";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";
import { itemAction } from "@/lib/purchasing/contract";

const id = z.uuid();

export const paperKinds = ["receipt", "credit_note"] as const;
export const paperKind = z.enum(paperKinds);
export type PaperKind = z.output<typeof paperKind>;

/** A calendar month in Shanghai, "2026-11": by the date of a paper. */
export const paperMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "input.format");

const bothLanguages = z.object({ zh: z.string(), en: z.string() });
export type BothLanguages = z.output<typeof bothLanguages>;

const paperLine = z.object({
  itemId: id,
  productLine: z.string(),
  action: itemAction,
  /** What was ordered, as customers read it: a domain's name, a service's. */
  name: z.string(),
  /** The same with what kind of product it is, for readers of each language; missing where the name says it, and on earlier papers. */
  title: bothLanguages.optional(),
  /** What was done and of which product: "域名，注册 1 年", "Domain, register for 1 year". */
  what: bothLanguages,
  /** The configuration in words; null for domains. */
  details: bothLanguages.nullable(),
  amountFen: fenText,
});
export type PaperLine = z.output<typeof paperLine>;

/**
 * What a paper says beside its number, its date and its total, as it was when it was written. Stored encoded; `layout` says how it is
 * laid out, so that a later layout leaves earlier papers as they were.
 */
export const paperContent = z.object({
  layout: z.literal(1),
  seller: z.object({
    name: bothLanguages,
    company: bothLanguages,
    phone: z.string(),
    email: z.string(),
    url: z.string(),
    icp: z.string(),
    police: z.string(),
  }),
  customer: z.object({ name: z.string(), email: z.string() }),
  order: z.object({ number: z.string(), placedAt: instant, finishedAt: instant }),
  currency: z.literal("CNY"),
  /** Of a receipt: the payment provider that the order was paid through, and whether the wallet paid a part; missing: the wallet paid all. */
  paidThrough: z.object({ name: bothLanguages, withWallet: z.boolean() }).optional(),
  lines: z.array(paperLine).min(1),
  /** Of a credit note: the receipt that it corrects, and why staff refunded. */
  credit: z
    .object({ receiptNumber: z.string(), receiptIssuedAt: instant, refundedAt: instant, reason: z.string() })
    .nullable(),
});
export type PaperContent = z.output<typeof paperContent>;

/** A paper as its page and its PDF show it. */
export interface PaperSheet {
  kind: PaperKind;
  number: string;
  issuedAt: Date;
  totalFen: bigint;
  content: PaperContent;
}

/** A paper with all words that are printed on it, in both languages. The PDF and the page are made from it. */
export interface PrintedSheet {
  title: BothLanguages;
  number: string;
  seller: PaperContent["seller"];
  /** Above the lines, in their order. */
  facts: readonly { id: string; label: BothLanguages; value: BothLanguages }[];
  heads: { n: BothLanguages; item: BothLanguages; amount: BothLanguages };
  /** `head`: what was bought, in Chinese as the paper's title is; `what` below it says the same in both languages. */
  lines: readonly (PaperLine & { head: string })[];
  total: { label: BothLanguages; fen: bigint };
  /** The total in the capital numerals of Chinese accounting. */
  inWords: { label: BothLanguages; text: string };
  notes: BothLanguages;
}

export const paperRow = z.object({
  id,
  kind: paperKind,
  number: z.string(),
  issuedAt: instant,
  totalFen: fenText,
  orderId: id,
  orderNumber: z.string(),
  /** The first few names on it. */
  names: z.array(z.string()),
  /** The same as readers of each language read them: "云服务器 2核 4G" for "2C 4G". */
  titles: z.array(bothLanguages),
  lineCount: z.int(),
});
export type PaperRow = z.output<typeof paperRow>;

export const paperSort = sortOf("issued");

export const listPapersContract = contract({
  method: "GET",
  path: "/api/v1/papers",
  summary: "The customer's receipts and credit notes, newest first unless sorted otherwise.",
  access: "customer",
  token: "wallet:read",
  input: z.object({ ...pageInput, month: paperMonth.optional(), sort: paperSort.optional() }),
  output: z.object({ rows: z.array(paperRow), next: z.string().nullable() }),
});

export const readPaperContract = contract({
  method: "GET",
  path: "/api/v1/papers/{id}",
  summary: "One receipt or credit note with all that it says.",
  access: "customer",
  token: "wallet:read",
  input: z.object({ id }),
  output: paperRow.extend({ content: paperContent }),
});
export type PaperView = z.output<typeof readPaperContract.output>;

export const downloadPaperContract = contract({
  method: "GET",
  path: "/api/v1/papers/{id}/pdf",
  summary: "One receipt or credit note as PDF. The same bytes each time.",
  access: "customer",
  token: "wallet:read",
  input: z.object({ id }),
  output: z.any(),
  limit: { points: 60, seconds: 60 },
});

export const downloadMonthContract = contract({
  method: "GET",
  path: "/api/v1/papers/months/{month}/zip",
  summary: "The customer's receipts and credit notes of a month (Shanghai) as PDF files in one ZIP file.",
  access: "customer",
  input: z.object({ month: paperMonth }),
  output: z.any(),
  errors: ["papers.none_in_month"],
  limit: { points: 6, seconds: 60 },
});

export const writeOrderPapersContract = contract({
  method: "POST",
  path: "/api/v1/orders/{id}/papers",
  summary:
    "Writes the papers that a finished order is due and does not have yet, as happens by itself within minutes or, for orders from before there were papers, at night. Safe to repeat.",
  access: "customer",
  input: z.object({ id }),
  output: z.object({ rows: z.array(paperRow) }),
  limit: { points: 20, seconds: 60 },
});
