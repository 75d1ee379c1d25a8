import "server-only";
import { nameAnswer } from "@/lib/offers/check-product-name";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { ProductAction } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { askHeld } from "@/lib/search/ask-held";

/** free: it can be had. not_registered: nobody holds the name that was to be brought over. failed: nobody answers. */
type Availability = "free" | "taken" | "not_registered" | "failed";

interface Subject {
  productLine: string;
  /** Canonical; null where the upstream makes the name. */
  name: string | null;
  displayName: string;
}

const questions: Record<ProductAction["offer"], (subject: Subject) => Promise<Availability>> = {
  registration: ({ displayName }) => askHeld(displayName),
  transfer: async ({ displayName }) =>
    (({ taken: "free", free: "not_registered", failed: "failed" }) as const)[await askHeld(displayName)],
  product: async ({ productLine, name }) => (name === null ? "free" : await nameAnswer(productLine, name)),
  // The service is there already.
  renewal: async () => "free",
  upgrade: async () => "free",
};

/** Whether what is offered can still be had, asked anew. Changes nothing. */
export function askAvailability(asked: Subject & { action: ActionId }): Promise<Availability> {
  return questions[actionOf(asked).offer](asked);
}
