import type { RealNameReview, Registrant } from "@/lib/db/generated/client";
import type { RegistrantDetail } from "./contract";

/** Suffixes of the national registry: contacts of such domains can't be changed (manual: 二、域名, 2.b). */
const DOMESTIC = /\.(cn|xn--fiqs8s|xn--fiqz9s|xn--55qx5d|xn--io0a7i|中国|中國|公司|网络)$/u;

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
  return states.some((s) => s === "submitting" || s === "unsure" || s === "waiting" || s === "pending")
    ? "in_review"
    : null;
}
