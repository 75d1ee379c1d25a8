import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { specificity } from "./price-rule";
import { readRules } from "./price-table";
import type { StaffRule } from "./rule-contract";

/** Every price rule, the general ones first: later ones overrule earlier ones. Finance and admins only. */
export async function listRules(actor: Actor): Promise<{ rows: StaffRule[] }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const rules = await readRules();
  const rows = rules.sort(
    (a, b) => specificity(a) - specificity(b) || (a.key ?? "").localeCompare(b.key ?? "") || a.id.localeCompare(b.id),
  );
  return { rows };
}
