import { searchOneCall } from "@/components/generated/search";
import { Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";

/** unknown: nobody answered, or the name can't be asked for. */
export type Availability = "free" | "taken" | "unknown";

/** Whether a domain can be registered now. A price without that answer is still a price: no answer is no failure. */
export async function askFree(shop: Shop, name: string): Promise<Availability> {
  try {
    const { answer } = await askShop(shop, searchOneCall, { name });
    return answer === "free" || answer === "taken" ? answer : "unknown";
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return "unknown";
  }
}

/** "mybrand.com is taken: it can't be bought." */
export function availabilityText(name: string, availability: Availability): string {
  if (availability === "free") return `${name} is free.`;
  if (availability === "taken") return `${name} is taken: at this price it can't be registered.`;
  return `Whether ${name} is free isn't known at the moment.`;
}
