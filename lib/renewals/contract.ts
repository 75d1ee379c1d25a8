import type { Term } from "@/lib/product-lines/term";
import type { AutoRenewTrouble } from "@/lib/services/contract";

/** A service that expires soon or has expired, for the overview of the account. */
export interface DueService {
  id: string;
  productLine: string;
  displayName: string;
  expiresAt: Date;
  autoRenew: boolean;
  /** Why it could not be renewed automatically; null: nothing is known against it. */
  trouble: AutoRenewTrouble | null;
  /** The term that one press puts into the cart: a year, or the shortest one; null where it is not renewed this way. */
  term: Term | null;
}
