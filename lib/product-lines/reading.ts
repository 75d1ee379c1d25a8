import type { Client } from "@/lib/cndns/client";
import type { Config } from "./form";

/** The client's function that calls the upstream. */
export type Call = Client["call"];

/** Details without secrets, by name. */
export type Snapshot = Record<string, string | number | boolean | null | string[]>;

/** How much of something is used, shown as a bar. Labels: `usage.<id>` in the product line's texts. `limit` null: no limit. */
export interface Usage {
  id: string;
  used: number;
  limit: number | null;
  unit: "mb" | "gb" | "mailbox" | "count" | "point";
}

/** What the upstream said of a product at one moment, in terms that all product lines share. */
export interface Reading {
  /**
   * working: registered or opened, and usable; also a domain that waits for its real-name review.
   * pending: the upstream has not finished. failed: the order failed. absent: not in our account.
   * odd: in a state that nobody expects of a product just bought; staff look at it.
   * unclear: no readable answer.
   */
  state: "working" | "pending" | "failed" | "absent" | "odd" | "unclear";
  /** The upstream's own word for the state, for staff. */
  upstreamState: string | null;
  /**
   * Our word for it: "running", "not_certified", "registration_failed" … Three have a meaning for the purchase protocol: "to_open" (bought,
   * and `open` must follow), "renewing" (a renewal is under way), "renewal_failed".
   */
  reason: string | null;
  registeredAt: Date | null;
  expiresAt: Date | null;
  /** The password that the upstream shows, to compare with the one that was sent. Never logged. */
  password: string | null;
  /** Other secrets that it shows, by name: stored sealed, and revealed to the service's customer (`ProductLine.secrets`). Never logged. */
  secrets?: Record<string, string>;
  /** The product's own name, where it differs from the one that was read by (a prefix). */
  name?: string;
  /** The configuration as far as it is shown, in the form's words. An upgrade is recognised by it. */
  config?: Config;
  usage?: readonly Usage[];
  /** Details for the service page, without secrets. */
  snapshot: Snapshot;
}
