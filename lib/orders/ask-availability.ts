import "server-only";
import { nameAnswer } from "@/lib/offers/check-product-name";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { ProductAction } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { askHeld } from "@/lib/search/ask-held";

/** free: can be ordered. not_registered: nobody holds the name that was to be transferred. failed: the upstream does not answer. */
type OfferAvailability = "free" | "taken" | "not_registered" | "failed";

interface Subject {
  productLine: string;
  /** Canonical; null where the upstream makes the name. */
  name: string | null;
  displayName: string;
}

const questions: Record<ProductAction["offer"], (subject: Subject) => Promise<OfferAvailability>> = {
  registration: ({ displayName }) => askHeld(displayName),
  transfer: async ({ displayName }) =>
    (({ taken: "free", free: "not_registered", failed: "failed" }) as const)[await askHeld(displayName)],
  product: async ({ productLine, name }) => (name === null ? "free" : await nameAnswer(productLine, name)),
  // The service exists already, so there is nothing to ask.
  renewal: async () => "free",
  upgrade: async () => "free",
  points: async () => "free",
  // The upstream makes the name of the copy.
  copy: async () => "free",
};

/** Asks whether what was quoted is still available. Changes nothing. */
export function askAvailability(asked: Subject & { action: ActionId }): Promise<OfferAvailability> {
  return questions[actionOf(asked).offer](asked);
}
