import { checkDomain } from "@/lib/cndns/endpoints/check";
import { type DomainState, readDomain } from "@/lib/cndns/endpoints/domains";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import { splitName } from "./split-name";

/**
 * The expected states; every other one is "odd". A name without a real-name review is registered and has its expiry, so it counts as
 * working, and its page says that it does not resolve before the review (docs/decisions/domain-line.md).
 */
const STATES: Partial<Record<DomainState, Reading["state"]>> = {
  running: "working",
  not_certified: "working",
  not_opened: "pending",
  processing: "pending",
  waiting: "pending",
  renewing: "pending",
  taken_by_other: "failed",
  registration_failed: "failed",
  renewal_failed: "failed",
};

/** Reads state, dates and name servers of a domain, or that it is not in our account. Manual: 二、域名, 8. */
export async function readDomainState(call: Call, _name: string, displayName: string): Promise<Reading> {
  const outcome = await call(readDomain, { domain: displayName });
  if (outcome.kind !== "ok" || !outcome.value.state) return noProductReading(outcome, ["not_found", "not_ours"]);
  const { value } = outcome;
  return {
    state: STATES[value.state ?? "other"] ?? "odd",
    upstreamState: value.stateText ?? value.state,
    reason: value.state,
    registeredAt: value.registeredAt ?? null,
    expiresAt: value.expiresAt ?? null,
    password: value.password || null,
    snapshot: {
      nameServers: value.nameServers.map(({ host }) => host),
      certified: value.state === "not_certified" ? false : value.state === "running" ? true : null,
      nameReview: value.nameReview ?? null,
      contactId: value.contactId ?? null,
      mostRecords: value.mostRecords ?? null,
    },
  };
}

/** Asks the check host. Its answer "error", like no answer, says nothing about the name. Manual: 二、域名, 1. */
export async function domainAvailability(
  call: Call,
  _name: string,
  displayName: string,
): Promise<"available" | "taken" | "unclear"> {
  const outcome = await call(checkDomain, splitName(displayName));
  if (outcome.kind !== "ok" || outcome.value.availability === "error") return "unclear";
  return outcome.value.availability;
}
