import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Claim } from "@/lib/db/generated/client";
import type { AttemptEntry, ClaimView } from "../admin-contract";

const UNCHARGED: ReadonlySet<string> = new Set(["rejected", "ours", "unreached"]);

/**
 * What writing off a claim posts: the charge of the item's last attempt, as far as is known. Nothing where the charge is in the books
 * already (a difference of the cost, another claim of the item), or where a late answer has said that nothing was bought.
 * @param claims all claims of the item. @param attempts its attempts, the last one last.
 */
export function lossOfClaim(
  claim: Pick<Claim, "id" | "kind">,
  claims: readonly Pick<Claim, "id" | "outcome">[],
  attempts: readonly Pick<AttemptEntry, "outcome" | "expectedChargeFen">[],
): Fen {
  if (claim.kind === "cost_difference") return 0n;
  if (claims.some(({ id, outcome }) => id !== claim.id && outcome === "written_off")) return 0n;
  const attempt = attempts.at(-1);
  return !attempt || UNCHARGED.has(attempt.outcome ?? "") ? 0n : (attempt.expectedChargeFen ?? 0n);
}

/** An item's claims for staff, each with what writing it off would post. @param claims all of the item, closed ones too. */
export const viewClaims = (
  claims: readonly Claim[],
  attempts: readonly Pick<AttemptEntry, "outcome" | "expectedChargeFen">[],
): ClaimView[] =>
  claims.map((claim) => ({
    ...claim,
    evidence: (claim.evidence ?? {}) as Record<string, unknown>,
    lossFen: lossOfClaim(claim, claims, attempts),
  }));
