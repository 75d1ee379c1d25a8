import type { RealNameReview, Registrant } from "@/lib/db/generated/client";
import type { RegistrantDetail } from "./contract";

/** Suffixes of the national registry: contacts of such domains can't be changed (manual: 二、域名, 2.b). */
const DOMESTIC = /\.(cn|xn--fiqs8s|xn--fiqz9s|xn--55qx5d|xn--io0a7i|中国|中國|公司|网络)$/u;

/** Review states in which the upstream has the documents, or may have them. */
const UNDER_WAY: readonly RealNameReview["state"][] = ["submitting", "unsure", "waiting", "pending"];

export function isDomestic(name: string): boolean {
  return DOMESTIC.test(name.toLowerCase());
}

/** Why a registrant can't be changed; null when it can. The reason that a person can resolve comes first. */
export function changeBlocker(
  row: Pick<Registrant, "state"> & { reviews: Pick<RealNameReview, "state">[]; services: { name: string }[] },
): RegistrantDetail["locked"] {
  if (row.state !== "ready") return "unsure";
  if (row.services.some((service) => isDomestic(service.name))) return "has_domains";
  const states = row.reviews.map((review) => review.state);
  if (states.includes("pass")) return "reviewed";
  return states.some((state) => UNDER_WAY.includes(state)) ? "in_review" : null;
}

/**
 * True when it can be deleted permanently: never used for a domain, not under review, and either known to the
 * upstream or refused by it. When the outcome of its creation is unknown it may appear at the upstream later.
 */
export function isDeletable(
  row: Pick<Registrant, "state"> & { reviews: Pick<RealNameReview, "state">[]; services: readonly unknown[] },
): boolean {
  if (row.services.length > 0 || (row.state !== "ready" && row.state !== "refused")) return false;
  return !row.reviews.some(({ state }) => UNDER_WAY.includes(state));
}
