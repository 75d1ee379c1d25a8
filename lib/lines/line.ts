import type { Client, PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Fen } from "@/lib/core/money";

/**
 * The shape that every product line fills, so that storefront, worker, service page and admin are written once. Functions
 * take the client's `call` and know no database. Which folder is which line: lib/lines/registry.ts.
 */
export type Call = Client["call"];

/** What the upstream shows of a product now, in words that all lines share. */
export interface Reading {
  /**
   * working: registered or opened, in use or usable (a name that still waits for its real-name review too).
   * pending: the upstream is still at it. failed: it came to nothing. absent: not in our account.
   * odd: there, in a state that nobody expects of something just bought: staff look.
   * unclear: no answer that says anything.
   */
  state: "working" | "pending" | "failed" | "absent" | "odd" | "unclear";
  /** The upstream's own word, for staff. */
  upstreamState: string | null;
  /** Our word for it: "running", "not_certified", "registration_failed" … */
  reason: string | null;
  registeredAt: Date | null;
  expiresAt: Date | null;
  /** The secret that the upstream shows, to compare with the one we made. Never logged. */
  password: string | null;
  /** Details for the service page, without secrets. */
  snapshot: Record<string, string | number | boolean | null | string[]>;
}

/** What is bought, as its item says. */
export interface Purchase {
  /** Canonical name (ascii for domains). */
  name: string;
  displayName: string;
  years: number;
  config: Record<string, unknown>;
  /** The upstream's id of the registrant. */
  registrantUpstreamId: string | null;
  /** Random secret made for this very item. */
  secret: string;
}

/** What is renewed, and how it stood before. */
export interface Renewal {
  name: string;
  displayName: string;
  years: number;
  expiresAtBefore: Date;
}

/** Everything known about an attempt, for deciding what became of it. */
export interface Evidence {
  /** A read just before the attempt found the name absent. */
  absentBefore: boolean;
  /** When the attempt was made, on the upstream's clock. */
  attemptAt: Date;
  secret: string | null;
  years: number;
  /** Renewals: the expiry before. */
  expiresAtBefore: Date | null;
  /** Renewals: it stood as failed already, from an earlier one. */
  failedBefore: boolean;
}

/**
 * found: what we see is this attempt's. failed: it is this attempt's, and it came to nothing. absent: it isn't there (yet).
 * cannot_tell: something is there and may be somebody else's doing: staff decide. unclear: the read said nothing.
 */
export type Finding = "found" | "failed" | "absent" | "cannot_tell" | "unclear";

export interface Line {
  id: string;
  /** The name is ours to choose, so a lost purchase can be looked for. */
  findable: boolean;
  /** From accepted to done; later staff decide. */
  acceptedDeadlineMs: number;
  /** What it costs us now; null: not for sale; "unclear": no answer. */
  quotePurchase(
    call: Call,
    purchase: Pick<Purchase, "name" | "displayName" | "years" | "config">,
  ): Promise<Fen | null | "unclear">;
  quoteRenewal(call: Call, renewal: Pick<Renewal, "name" | "displayName" | "years">): Promise<Fen | null | "unclear">;
  /** Whether the name can be bought now. */
  isAvailable(call: Call, name: string, displayName: string): Promise<"available" | "taken" | "unclear">;
  read(call: Call, name: string, displayName: string): Promise<Reading>;
  purchaseEndpoint: string;
  renewalEndpoint: string;
  /** Sends once. Spends the agent balance. */
  buy(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<unknown>>;
  /** Sends once. Spends the agent balance. */
  renew(call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>>;
  /** What the attempt's parameters look like to staff: no secret. */
  maskPurchase(purchase: Purchase): Record<string, string | number | boolean>;
  findPurchase(reading: Reading, evidence: Evidence): Finding;
  findRenewal(reading: Reading, evidence: Evidence): Finding;
}
