import { z } from "zod";
import { formActionIds } from "@/lib/product-lines/action-id";
import { transferCode, transferForm } from "@/lib/product-lines/domain/form";

const productLine = z.string().regex(/^[a-z]{2,20}$/);
const name = z.string().min(1).max(253);
/** The values of a product line's form, by field id. */
export const draft = z.record(z.string().max(40), z.union([z.string().max(4000), z.number(), z.boolean()]));
const term = { years: z.int().min(0).max(10), months: z.int().min(0).max(11).default(0) };

/**
 * What is to be quoted or put into the cart, with fields that only one of the two has. Client-safe. A domain is named; a product's name and
 * password stand among the fields of its form.
 */
export function wantedWith<T extends z.ZodRawShape>(more: T) {
  return z.discriminatedUnion("action", [
    z.object({
      ...more,
      action: z.literal("purchase"),
      productLine,
      name: name.optional(),
      config: draft.default({}),
      /** Without: the shortest term. */
      years: term.years.optional(),
      months: term.months,
    }),
    z.object({
      ...more,
      action: z.literal("transfer"),
      productLine,
      name,
      /** The transfer code; kept sealed. */
      secret: transferCode,
      config: transferForm,
    }),
    z.object({ ...more, action: z.literal("renew"), serviceId: z.uuid(), ...term }),
    z.object({ ...more, action: z.literal("upgrade"), serviceId: z.uuid(), config: draft }),
    z.object({ ...more, action: z.literal("addPoints"), serviceId: z.uuid(), config: draft }),
    /** `years`: of an action that opens a service of its own. Without: the shortest term. */
    z.object({
      ...more,
      action: z.enum(formActionIds),
      serviceId: z.uuid(),
      config: draft,
      years: term.years.optional(),
    }),
  ]);
}

/** The error codes that reading an offer can end in. */
export const offerErrors = [
  "offers.suffix_unknown",
  "offers.name_unreadable",
  "offers.label_chinese",
  "offers.not_for_sale",
  "offers.transfer_not_sold",
  "offers.product_not_for_sale",
  "offers.service_not_for_sale",
  "offers.nothing_changes",
  "offers.upgrade_blocked",
  "offers.line_silent",
  "offers.line_not_sold",
];
