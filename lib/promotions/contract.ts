import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { contract, fenText, instant } from "@/lib/http/contract";
import { actionIds } from "@/lib/product-lines/action-id";

/** A discount code as it is kept: capitals, digits and hyphens. People may enter it in small letters and with spaces around it. */
export const promotionCode = asciiText()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{1,30}[A-Z0-9]$/, "promotions.code_form")
  .meta({ examples: ["SPRING-20"] });

/** A discount code as staff write it. Money is fen. Of `offPercent` and `offFen` one is null. */
export const promotionFields = z.object({
  code: promotionCode,
  /** Off each price; null: a fixed sum. */
  offPercent: z
    .int("promotions.percent_range")
    .min(1, "promotions.percent_range")
    .max(90, "promotions.percent_range")
    .nullable(),
  /** Off each item; null: a share. */
  offFen: fenText.refine((value) => value >= 1n && value <= 100_000_000n, "promotions.sum_range").nullable(),
  /** Empty: every product line. */
  productLines: z.array(z.string().max(20)).max(40),
  /** Of what is priced by suffix, these alone; empty: everything. */
  suffixes: z.array(z.string().max(80)).max(200),
  /** Empty: every action. */
  actions: z.array(z.enum(actionIds)).max(20),
  /** The first day, in Shanghai. */
  startsOn: z.iso.date("promotions.day"),
  /** The last day; null: until it is switched off. */
  endsOn: z.iso.date("promotions.day").nullable(),
  /** How many orders may use it; null: any number. */
  mostUses: z
    .int("promotions.uses_range")
    .min(1, "promotions.uses_range")
    .max(1_000_000, "promotions.uses_range")
    .nullable(),
  oncePerCustomer: z.boolean(),
  /** For customers without an earlier order. */
  firstOrderOnly: z.boolean(),
  enabled: z.boolean(),
  /** For staff alone. */
  note: z.string().trim().max(500),
});
export type PromotionFields = z.output<typeof promotionFields>;

/** What a promotion is now, for its row in the list: switched off, not begun, ended, used by as many orders as may, or valid. */
export const promotionStates = ["off", "coming", "ended", "used_up", "live"] as const;

export const promotion = promotionFields.extend({
  id: z.uuid(),
  updatedAt: instant,
  state: z.enum(promotionStates),
  /** Orders that used it; refused ones don't count. */
  uses: z.int(),
  /** What it took off their prices. */
  discountFen: fenText,
});
export type StaffPromotion = z.output<typeof promotion>;

export const listPromotionsContract = contract({
  method: "GET",
  path: "/api/v1/staff/promotions",
  summary: "Every discount code with what it was used for, the newest first.",
  access: ["finance", "admin"],
  staffToken: "prices:read",
  input: z.object({}),
  output: z.object({ rows: z.array(promotion) }),
});

export const createPromotionContract = contract({
  method: "POST",
  path: "/api/v1/staff/promotions",
  summary: "Adds a discount code.",
  access: ["admin", "finance"],
  reauth: true,
  input: promotionFields,
  output: promotion,
});

export const updatePromotionContract = contract({
  method: "PATCH",
  path: "/api/v1/staff/promotions/{id}",
  summary: "Changes a discount code, or switches it off. Orders that were placed keep their prices.",
  access: ["admin", "finance"],
  reauth: true,
  input: promotionFields.extend({
    id: z.uuid(),
    /** Its `updatedAt`, as it was read: what somebody else saved since then is not overwritten. */
    seenAt: instant,
  }),
  output: promotion,
  errors: ["promotions.changed"],
});
