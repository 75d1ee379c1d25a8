import { z } from "zod";
import type { CartItem, Prisma } from "@/lib/db/generated/client";
import type { OfferChoice, Offered } from "@/lib/offers/kinds/kind";
import type { WantedOffer } from "@/lib/offers/offer";
import { openCartSecret } from "./cart-secret";

/** What a cart item keeps of the choice (column config); its secret is sealed apart (column secret_enc). */
const keptChoice = z.object({
  /** The name as people read it, or the configuration in figures. */
  shown: z.string(),
  years: z.int().min(0).max(10).default(1),
  months: z.int().min(0).max(11).default(0),
  /** The price in fen that was shown when it was put in or last accepted. */
  seenFen: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(BigInt),
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** The configuration in words. */
  details: z.object({ zh: z.string(), en: z.string() }).default({ zh: "", en: "" }),
  /** Renewals and upgrades. */
  serviceId: z.uuid().optional(),
  /** Renewals: the expiry when it was put in. */
  seenExpiry: z.coerce.date().optional(),
});
export type KeptChoice = z.output<typeof keptChoice>;

export function readKept(row: Pick<CartItem, "config">): KeptChoice {
  return keptChoice.parse(row.config);
}

/** The column for a choice at the price that its customer has seen. */
export function kept(choice: OfferChoice, details: KeptChoice["details"], seenFen: bigint): Prisma.InputJsonObject {
  const { displayName: shown, years, months, config, serviceId, seenExpiry } = choice;
  return {
    ...{ shown, years, months, config, details, seenFen: seenFen.toString() },
    ...(serviceId === null ? {} : { serviceId }),
    ...(seenExpiry ? { seenExpiry: seenExpiry.toISOString() } : {}),
  };
}

/** The name under which an item stands in its cart: its own id where the upstream makes the name. */
export function nameInCart({ name }: OfferChoice, id: string): string {
  return name ?? id;
}

/** What an item asks for, without its secret. */
export function wantedOf(row: CartItem): WantedOffer {
  const { years, months, config, serviceId, seenExpiry, shown } = readKept(row);
  const { productLine, action } = row;
  const wanted = { productLine, action: action as Offered["choice"]["action"], years, months, config };
  if (serviceId !== undefined) return { ...wanted, serviceId, ...(seenExpiry ? { seenExpiry } : {}) };
  // A name is read as people write it: the upstream knows Chinese names by their characters.
  return { ...wanted, name: row.name === row.id ? null : shown };
}

/** The same with the secret unsealed, as it is needed for a quote. */
export function wantedWithSecret(row: CartItem): WantedOffer {
  const secret = openCartSecret(row.id, row.secretEnc);
  return { ...wantedOf(row), ...(secret === undefined ? {} : { secret }) };
}
