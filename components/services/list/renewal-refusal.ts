import type { RequestFailure } from "@/components/call-contract";

/** Why a renewal was not put into the cart, and whether another term would do. */
export interface RenewalRefusal {
  why: string;
  otherTerms: boolean;
}

/** A term that the service can't be renewed for is a fault of the field `years`, whose sentence says more than the one of the whole request. */
export function renewalRefusal({ detail, fields }: Pick<RequestFailure, "detail" | "fields">): RenewalRefusal {
  return { why: Object.values(fields)[0] ?? detail, otherTerms: "years" in fields };
}
