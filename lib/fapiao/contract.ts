import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { cleanTaxNumber, taxNumberFault } from "@/lib/core/tax-number";
import { contract, fenText, instant, nothing, pageInput } from "@/lib/http/contract";
import { itemAction } from "@/lib/purchasing/contract";

const id = z.uuid();
const byId = z.object({ id });

export const fapiaoKinds = ["ordinary", "special"] as const;
/** ordinary: 普通发票. special: 增值税专用发票, for companies whose data are complete. */
export const fapiaoKind = z.enum(fapiaoKinds);

export const fapiaoStates = ["waiting", "issued", "rejected", "withdrawn", "to_red", "red"] as const;
/** to_red: something on it was refunded, and the shop must take it back with a red one. red: done. */
export const fapiaoState = z.enum(fapiaoStates);
export type FapiaoState = z.output<typeof fapiaoState>;

const buyerKind = z.enum(["person", "company"]);

/** One line without spaces at its ends. */
const line = (most: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/\s+/g, " ").trim())
    .max(most);
const title = line(100).min(1, "fapiao.title_missing");
const taxNumber = asciiText()
  .overwrite(cleanTaxNumber)
  .superRefine((number, ctx) => {
    const fault = taxNumberFault(number);
    if (fault) ctx.addIssue({ code: "custom", message: `fapiao.tax_number_${fault}` });
  });
const address = line(120).min(4, "fapiao.address_short");
const phone = asciiText()
  .overwrite((text) => text.replace(/\s+/g, " "))
  .max(30)
  .regex(/^\+?[\d() -]{7,}$/, "fapiao.phone_format");
const bank = line(80).min(4, "fapiao.bank_short");
const bankAccount = asciiText()
  .overwrite((text) => text.replace(/[\s-]+/g, ""))
  .regex(/^\d{6,32}$/, "fapiao.bank_account_format");
const email = asciiText().max(200).pipe(z.email("email.format"));

const company = {
  taxNumber,
  address: address.optional(),
  phone: phone.optional(),
  bank: bank.optional(),
  bankAccount: bankAccount.optional(),
};

/** Whom fapiao are made out to: a person by name, a company by name and tax number. */
export const fapiaoBuyer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), title, email }),
  z.object({ kind: z.literal("company"), title, email, ...company }),
]);
export type FapiaoBuyer = z.output<typeof fapiaoBuyer>;
const buyerById = z.discriminatedUnion("kind", [
  z.object({ id, kind: z.literal("person"), title, email }),
  z.object({ id, kind: z.literal("company"), title, email, ...company }),
]);

const text = z.string().nullable();
const buyerView = z.object({
  title: z.string(),
  /** Null: a person. */
  taxNumber: text,
  address: text,
  phone: text,
  bank: text,
  bankAccount: text,
  email: z.string(),
});

export const fapiaoProfileView = buyerView.extend({
  id,
  kind: buyerKind,
  /** Its data suffice for a special fapiao. */
  special: z.boolean(),
});
export type FapiaoProfileView = z.output<typeof fapiaoProfileView>;

export const MOST_PROFILES = 50;

export const listFapiaoProfilesContract = contract({
  method: "GET",
  path: "/api/v1/fapiao/profiles",
  summary: "Whom the customer's fapiao (tax invoices) can be made out to.",
  access: "customer",
  input: nothing,
  output: z.object({ rows: z.array(fapiaoProfileView) }),
});

export const createFapiaoProfileContract = contract({
  method: "POST",
  path: "/api/v1/fapiao/profiles",
  summary: "Keeps a person or a company that fapiao can be made out to.",
  access: "customer",
  input: fapiaoBuyer,
  output: fapiaoProfileView,
  errors: ["fapiao.too_many_profiles"],
});

export const changeFapiaoProfileContract = contract({
  method: "PUT",
  path: "/api/v1/fapiao/profiles/{id}",
  summary: "Replaces the data of a person or a company. Requests that were made keep what they had.",
  access: "customer",
  input: buyerById,
  output: fapiaoProfileView,
});

export const deleteFapiaoProfileContract = contract({
  method: "DELETE",
  path: "/api/v1/fapiao/profiles/{id}",
  summary: "Forgets a person or a company. Requests that were made stay.",
  access: "customer",
  input: byId,
  output: nothing,
});

/** Why no fapiao can be asked for: it is not done, all of it was refunded, it cost nothing, it is on a request. */
export const fapiaoItemFault = z.enum(["not_done", "refunded", "free", "on_request"]);
export type FapiaoItemFault = z.output<typeof fapiaoItemFault>;

export const fapiaoItemView = z.object({
  id,
  orderId: id,
  orderNumber: z.string(),
  productLine: z.string(),
  action: itemAction,
  displayName: z.string(),
  years: z.int(),
  months: z.int(),
  priceFen: fenText,
  refundedFen: fenText,
  /** What can stand on a fapiao: the price less what was refunded. */
  leftFen: fenText,
  /** When it was done; until then when it was ordered. */
  at: instant,
  /** Null: it can be asked for. */
  fault: fapiaoItemFault.nullable(),
  /** The request that it is on. */
  request: z.object({ id, number: z.string(), state: fapiaoState }).nullable(),
});
export type FapiaoItemView = z.output<typeof fapiaoItemView>;

export const MOST_FAPIAO_ITEMS = 200;

export const listFapiaoItemsContract = contract({
  method: "GET",
  path: "/api/v1/fapiao/items",
  summary:
    "Items that a fapiao can be asked for, the newest first, then those that are not done yet; of one order: all of its items, with the reason where none can be asked for.",
  access: "customer",
  input: z.object({ orderId: id.optional() }),
  output: z.object({
    rows: z.array(fapiaoItemView),
    /** More can be asked for than are listed. */
    more: z.boolean(),
  }),
});

export const fapiaoRow = z.object({
  id,
  /** The number of the request, "F261127-00042". */
  number: z.string(),
  kind: fapiaoKind,
  title: z.string(),
  amountFen: fenText,
  state: fapiaoState,
  createdAt: instant,
  stateAt: instant,
});
export type FapiaoRow = z.output<typeof fapiaoRow>;

/** Media types of a fapiao's file; which one it has is decided by its content. */
export const fapiaoFileTypes = ["application/pdf", "application/ofd", "application/xml"] as const;

export const fapiaoPaperView = z.object({
  id,
  color: z.enum(["blue", "red"]),
  /** 发票代码, of numbers with 8 digits; else empty. */
  code: z.string(),
  number: z.string(),
  /** The day on it, "2026-11-27". */
  issuedOn: z.string(),
  amountFen: fenText,
  fileName: z.string(),
  mediaType: z.enum(fapiaoFileTypes),
  byteCount: z.int(),
});
export type FapiaoPaperView = z.output<typeof fapiaoPaperView>;

const otherRequest = z.object({ id, number: z.string() }).nullable();

export const fapiaoDetail = fapiaoRow.extend({
  buyer: buyerView,
  /** What it came to when it was asked for; less was left if something was refunded before it was issued. */
  askedFen: fenText,
  /** Why the shop did not issue it. */
  reason: text,
  /** The fapiao service works on it: it can't be withdrawn. */
  underWay: z.boolean(),
  items: z.array(
    z.object({
      id,
      orderId: id,
      orderNumber: z.string(),
      productLine: z.string(),
      action: itemAction,
      displayName: z.string(),
      years: z.int(),
      months: z.int(),
      amountFen: fenText,
      /** What was refunded of it since. */
      refundedFen: fenText,
    }),
  ),
  papers: z.array(fapiaoPaperView),
  /** The request that it follows, over what was left after a refund; and the one that follows it. */
  replaces: otherRequest,
  replacedBy: otherRequest,
});
export type FapiaoDetail = z.output<typeof fapiaoDetail>;

export const listFapiaosContract = contract({
  method: "GET",
  path: "/api/v1/fapiao",
  summary: "The customer's requests for fapiao, the newest first.",
  access: "customer",
  input: z.object({ ...pageInput, state: fapiaoState.optional() }),
  output: z.object({ rows: z.array(fapiaoRow), next: z.string().nullable() }),
});

export const requestFapiaoContract = contract({
  method: "POST",
  path: "/api/v1/fapiao",
  summary:
    "Asks for one fapiao over done items that are on no other request, with what was paid less what was refunded.",
  access: "customer",
  idempotent: true,
  input: z.object({
    profileId: z.uuid("fapiao.profile_missing"),
    kind: fapiaoKind,
    itemIds: z.array(id).min(1, "fapiao.no_items").max(MOST_FAPIAO_ITEMS, "fapiao.too_many_items"),
    /** The sum that the customer saw; another one is refused. */
    amountFen: fenText,
  }),
  output: z.object({ id, number: z.string() }),
  errors: ["fapiao.item_taken", "fapiao.item_not_done", "fapiao.amount_changed"],
  limit: { points: 30, seconds: 60 },
});

export const readFapiaoContract = contract({
  method: "GET",
  path: "/api/v1/fapiao/{id}",
  summary: "One request of the customer's, with its items and the fapiao issued for it.",
  access: "customer",
  input: byId,
  output: fapiaoDetail,
});

export const withdrawFapiaoContract = contract({
  method: "POST",
  path: "/api/v1/fapiao/{id}/withdraw",
  summary: "Takes a request back that waits; its items can be asked for again.",
  access: "customer",
  input: byId,
  output: fapiaoDetail,
  errors: ["fapiao.not_waiting", "fapiao.under_way"],
});

export const readFapiaoFileContract = contract({
  method: "GET",
  path: "/api/v1/fapiao/{id}/files/{paperId}",
  summary: "The file of a fapiao of the customer's own, as a download.",
  access: "customer",
  input: z.object({ id, paperId: id }),
  output: nothing,
  errors: ["not_found"],
});
