import type { Client } from "@/lib/cndns/client";
import type { Config } from "./form";

/** What a line's functions ask the upstream with: the client's one verb. */
export type Call = Client["call"];

/** Details without secrets, by name. */
export type Snapshot = Record<string, string | number | boolean | null | string[]>;

/** How much of something is used up, for a picture. Labels: `usage.<id>` in the line's texts. `limit` null: no limit. */
export interface Usage {
  id: string;
  used: number;
  limit: number | null;
  unit: "mb" | "gb" | "mailbox" | "count";
}

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
  /**
   * Our word for it: "running", "not_certified", "registration_failed" … Three are the frame's: "to_open" (bought, and the
   * step `open` is to be taken), "renewing" (a renewal is under way), "renewal_failed".
   */
  reason: string | null;
  registeredAt: Date | null;
  expiresAt: Date | null;
  /** The secret that the upstream shows, to compare with the one we made. Never logged. */
  password: string | null;
  /** Other secrets that it shows, by name: kept sealed, revealed to their owner (`Line.secrets`). Never logged. */
  secrets?: Record<string, string>;
  /** The product's own name, where it is not the one that was asked for (a prefix). */
  name?: string;
  /** The configuration as far as it shows it, in the words of the form: what an upgrade is recognised by. */
  config?: Config;
  usage?: readonly Usage[];
  /** Details for the service page, without secrets. */
  snapshot: Snapshot;
}
