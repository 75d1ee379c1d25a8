import { z } from "zod";
import { fenText, instant } from "@/lib/http/contract";
import { actionIds } from "@/lib/product-lines/action-id";

/**
 * A price that was offered for one action of a product line until a given time. A customer sees it as a row in a
 * list and sends back the sealed token (lib/pricing/sign-quote.ts): a price in a request is never trusted.
 */
export const quoteSchema = z.object({
  /** Product line: "domain". */
  productLine: z.string().min(1).max(32),
  action: z.enum(actionIds),
  /** Canonical name (ascii for domains); null where the upstream makes the name. */
  name: z.string().max(255).nullable(),
  displayName: z.string().max(255),
  /** The service that is renewed or upgraded. */
  serviceId: z.uuid().nullable(),
  /** The values of the product line's form, as its form.ts reads them. */
  config: z.record(z.string(), z.json()),
  /** The term: whole years plus months below twelve; both 0 for what is bought once. */
  years: z.int().min(0).max(10),
  months: z.int().min(0).max(11).optional(),
  /** The password that the customer chose for it; transfers: the transfer code; or the personal data of an order as JSON. */
  secret: z.string().max(1_000).optional(),
  /** The configuration in words, for the order. */
  details: z.object({ zh: z.string().max(500), en: z.string().max(500) }).optional(),
  /** Renewals: the expiry that the price was shown with. Once it has moved, the service was renewed and this quote is void. */
  seenExpiry: instant.nullable().optional(),
  /** What the customer pays, tax included, after the discount. */
  priceFen: fenText,
  /** The discount code that is used, and what it takes off. */
  promotion: z.object({ id: z.uuid(), code: z.string().max(40), discountFen: fenText }).optional(),
  /** What the upstream asked when the quote was made; never shown to customers. */
  costFen: fenText,
  expiresAt: instant,
});

export type Quote = z.infer<typeof quoteSchema>;

/** A sealed quote as it travels through the browser. */
export const quoteToken = z.string().min(32).max(4000);
