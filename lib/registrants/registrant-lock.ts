import type { RealNameReview, Registrant } from "@/lib/db/generated/client";
import type { RegistrantDetail } from "./contract";

/** Suffixes of the national registry: contacts of such domains can't be changed (manual: 二、域名, 2.b). */
const DOMESTIC = /\.(cn|xn--fiqs8s|xn--fiqz9s|xn--55qx5d|xn--io0a7i|中国|中國|公司|网络)$/u;

/** The upstream has the documents, or may have them. */
const UNDER_WAY: readonly RealNameReview["state"][] = ["submitting", "unsure", "waiting", "pending"];

export function isDomestic(name: string): boolean {
  return DOMESTIC.test(name.toLowerCase());
}

/** Why a registrant can't be changed, in the order a person can do something about it. */
export function lockOf(
  row: Pick<Registrant, "state"> & { reviews: Pick<RealNameReview, "state">[]; services: { name: string }[] },
): RegistrantDetail["locked"] {
  if (row.state !== "ready") return "unsure";
  if (row.services.some((service) => isDomestic(service.name))) return "has_domains";
  const states = row.reviews.map((review) => review.state);
  if (states.includes("pass")) return "reviewed";
  return states.some((state) => UNDER_WAY.includes(state)) ? "in_review" : null;
}

/**
 * Whether it can be deleted for good: never used for a domain, not with the reviewers, and known to the upstream or refused by
 * it. One whose creation is unsure may be found there later.
 */
export function isDeletable(
  row: Pick<Registrant, "state"> & { reviews: Pick<RealNameReview, "state">[]; services: readonly unknown[] },
): boolean {
  if (row.services.length > 0 || (row.state !== "ready" && row.state !== "refused")) return false;
  return !row.reviews.some(({ state }) => UNDER_WAY.includes(state));
}
