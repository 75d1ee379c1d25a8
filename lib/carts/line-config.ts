import { z } from "zod";
import { transferForm } from "@/lib/product-lines/domain/form";

const seenFen = z.string().regex(/^\d{1,15}$/);

/** What a cart line of a domain keeps of the choice (column config). `seenFen`: the price that was shown when it was made. */
export const lineConfig = z.object({
  shown: z.string(),
  years: z.int().min(1).max(10),
  seenFen,
});

/** A transfer's: its code is sealed apart (column secret_enc). */
export const transferLineConfig = z.object({ shown: z.string(), seenFen, config: transferForm });

/** The same of everything else: what the line's form was filled with, its password apart (column secret_enc). */
export const productConfig = z.object({
  shown: z.string(),
  years: z.int().min(0).max(10),
  months: z.int().min(0).max(11),
  seenFen,
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** The configuration in words. */
  details: z.object({ zh: z.string(), en: z.string() }),
  /** Renewals and upgrades. */
  serviceId: z.uuid().optional(),
  /** Renewals: the expiry when it was put in. */
  seenExpiry: z.iso.datetime().optional(),
});
