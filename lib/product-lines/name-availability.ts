import type { InputOf } from "@/lib/cndns/endpoint";
import { checkUpstreamProductName } from "@/lib/cndns/endpoints/product-and-user";
import type { Call } from "./reading";

/** Asks whether a product of this kind can have the name. @param takenNames refusals that say that it can't. Manual: 十七, 1. */
export async function nameAvailability(
  call: Call,
  product: InputOf<typeof checkUpstreamProductName>["product"],
  name: string,
  takenNames: readonly string[] = ["name_taken", "name_invalid"],
): Promise<"available" | "taken" | "unclear"> {
  const outcome = await call(checkUpstreamProductName, { name, product });
  if (outcome.kind === "ok") return "available";
  if (outcome.kind !== "rejected") return "unclear";
  return takenNames.includes(outcome.name) ? "taken" : "unclear";
}
