import type { Outcome } from "@/lib/cndns/outcome";

/** What the upstream lists as upgrades of a product; null: it has none. */
export function listedUpgrades(outcome: Outcome<readonly string[]>): string[] | null | "unclear" {
  if (outcome.kind === "rejected") return null;
  if (outcome.kind !== "ok") return "unclear";
  return outcome.value.length > 0 ? [...outcome.value] : null;
}
