import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Fen } from "@/lib/core/money";
import type { ActionId, offerKinds } from "./action-id";
import type { Config } from "./form";
import type { OrderCheck, OrderedAction, OrderFacts } from "./order-check";
import type { Call, Reading } from "./reading";
import type { Term } from "./term";

/** A product's status just before an action. A later reading is compared with it to find out what came of the action. */
export interface Before {
  expiresAt: Date | null;
  /** The reading showed a failure of an earlier renewal, or an earlier transfer that was over. */
  failed: boolean;
  /** The configuration that was read. For `quotesFromReading`: completed by the service's stored configuration. */
  config: Config | null;
}

/** What a cost is for. */
export interface CostSubject extends Term {
  action: ActionId;
  /** The canonical name (ASCII for domains) where the cost depends on the name; else "". */
  name: string;
  displayName: string;
  config: Config;
}

/** What is quoted. */
export interface QuotedAction extends Omit<CostSubject, "action"> {
  /** For actions with `quotesFromReading`; null for all others. */
  before: Before | null;
}

/** What is sent to the upstream for an item. */
export interface SentAction extends QuotedAction {
  /** The registrant's id at the upstream. */
  registrantUpstreamId: string | null;
  /** The item's secret: a password, chosen or random, or a transfer code. */
  secret: string | null;
}

/** What the answer to a sent action may tell. Secrets are sealed, never logged. */
export interface Bought {
  /** The product's name, where the upstream made it or completed it with a prefix. */
  name?: string;
  secrets?: Record<string, string>;
}

/** What is read before an attempt is written. */
export interface Seen {
  /** Whether the name can be bought; null: the action doesn't ask. */
  availability: "available" | "taken" | "unclear" | null;
  reading: Reading;
  /** The configuration that was read, completed by the service's stored one; null when the reading shows none. */
  config(): Promise<Config | null>;
}

/** go: send it. refuse: don't send it, refund the item. silent (no answer), busy (a change is under way): try again later. */
export type Readiness =
  | { kind: "go"; absentBefore: boolean; before: Before | null }
  | { kind: "refuse"; code: string; params?: Record<string, string | number> }
  | { kind: "silent" }
  | { kind: "busy" };

/** Everything that is known about an attempt, by which readings are judged. */
export interface AttemptEvidence {
  /** A read just before the attempt found the name absent. */
  absentBefore: boolean;
  /** When the attempt was made, by the upstream's clock. */
  attemptAt: Date;
  secret: string | null;
  years: number;
  months: number;
  /** `Before`, as it was stored with the attempt. */
  expiresAtBefore: Date | null;
  failedBefore: boolean;
  configBefore: Config | null;
  /** The configuration that the item orders. */
  configWanted: Config | null;
  /** For actions with `comparesRegistrant`: the registrant that it was ordered for. */
  registrantUpstreamId?: string | null;
  /** The upstream answered ok: it is known that the attempt bought, and only its completion is waited for. */
  accepted: boolean;
}

/**
 * found: the reading shows what this attempt bought. failed: it shows this attempt, and that it failed. absent: it does not show it
 * (yet). cannot_tell: what it shows may be somebody else's change, so staff decide. unclear: no answer.
 */
export type AttemptFinding = "found" | "failed" | "absent" | "cannot_tell" | "unclear";

/** An accepted item, for deciding whether a reading shows it done. The functions run a query when they are called. */
export interface AcceptedAction extends Term {
  config: Config;
  placedAt: Date;
  /** The item's present reason: the step at the last read, where the action has steps. */
  reasonCode: string | null;
  /** Whether it was accepted so long ago that the upstream must show it by now. */
  isLongAgo: boolean;
  evidence(): Promise<AttemptEvidence | null>;
  /** Whether staff decided that it was accepted. */
  isVouchedFor(): Promise<boolean>;
}

/** open: read again later. With `staff`, a code under orders.reason, staff must look as well. */
export type Verdict = { kind: "done" } | { kind: "failed" } | { kind: "open"; staff: string | null };

/** A cost in fen; null: not for sale; "unclear": no answer. */
export type Cost = Fen | null | "unclear";

/** Looks up a cost that staff enter, because it has no price endpoint; null when it is not entered, so it is not for sale. */
export type CostByKey = (key: string) => Fen | null;

/** What the customer can do about an action that is under way. */
export interface UnderWay {
  /** The steps, as reason codes, in which it can be cancelled. */
  cancellable: readonly string[];
  /** Costs nothing. Only a later read tells whether it is cancelled. Never retried automatically. */
  cancel(call: Call, displayName: string): Promise<Outcome<unknown>>;
  /** The step in which the customer must enter another code. */
  wantsCode: string;
  /** Restarts it with another code, at no further charge. Never retried automatically. */
  restart(call: Call, displayName: string, code: string): Promise<Outcome<unknown>>;
}

/**
 * A product action of a product line: purchase, renewal, upgrade, transfer, added points. Ordering and the purchase protocol are written
 * once and take every difference from here. Functions get the client's `call` and use no database. Most actions are made by the functions
 * in lib/product-lines/actions/; docs/new-line.md says how to add one.
 */
export interface ProductAction {
  // Ordering

  /** The kind of offer. It decides how availability is checked again before the order is placed (lib/orders/ask-once-more.ts). */
  offer: (typeof offerKinds)[number];
  /** Which settings of staff decide whether it is sold: those of the suffix, or those of the product line's form. */
  soldBy?: "suffix" | "form";
  /** The order must name one of the customer's registrants. */
  wantsRegistrant?: true;
  /** Checks an order by what the shop knows itself. Pure. */
  checkOrder(asked: OrderedAction, facts: OrderFacts): OrderCheck;
  /**
   * What the item's secret is. password: the product's password, stored with the service. code: a transfer code, or the personal data of
   * an order: used once and deleted when the item ends; the product's password is read from the upstream. Without: the item has no secret.
   */
  secret?: "password" | "code";

  // Cost

  /** With "suffix" the cost table returns the transfer cost of the name's suffix for any key; else the costs of ProductLine.costRows. */
  costTable?: "suffix";
  /** The cost depends on the product's status, so the product is read first. */
  quotesFromReading?: true;
  /** What it costs us now. Spends nothing. */
  quote(call: Call, quoted: QuotedAction, costs: CostByKey, now: Date): Promise<Cost>;

  // Before sending

  /**
   * Whether a lost answer can be found out by reads. False where the upstream makes the name: then the purchase holds the in-flight lock
   * alone, nothing is read before it, and after a lost answer staff say what was bought.
   */
  findable: boolean;
  /** The availability for which the item is refunded with this reason, before anything else is read. Without: it is not asked. */
  refusedIf?: { availability: "available" | "taken"; reason: string };
  /** Whether it may be sent, by the product's status. Called for `findable` actions only. */
  checkBefore(seen: Seen, item: { config: Config; seenExpiry: Date | null }): Promise<Readiness>;

  // Sending

  endpoint(config: Config): string;
  /** Sends once. Spends the agent balance. */
  send(call: Call, sent: SentAction, context: PurchaseContext): Promise<Outcome<Bought | unknown>>;
  /** What staff see of what was sent, beside name and term; without secrets. */
  mask(config: Config): Record<string, string | number | boolean>;

  // Afterwards

  /** Reads state, dates and configuration of the product, or of a transfer's order. One call where possible. */
  read(call: Call, name: string, displayName: string): Promise<Reading>;
  /** Judges what became of an attempt whose outcome is unknown. Pure. */
  find(reading: Reading, evidence: AttemptEvidence): AttemptFinding;
  /** `find` compares registrants, so the evidence has the one that it was ordered for. */
  comparesRegistrant?: true;
  /** Refusals that the upstream may also give for an order that it took. The outcome is unknown until reads show that there is no order. */
  unprovenRefusals?: ReadonlySet<string>;
  /** Whether a product can have the action again later. Then only a later item can explain what a search for this one finds. */
  repeatable: boolean;
  /**
   * Where the upstream makes the name: whether the reading fits what was ordered, as far as it shows that yet. Called for the product
   * that staff name, and before the item counts as done.
   */
  fits?(reading: Reading, config: Config): boolean;
  /**
   * Where the upstream makes the name: what `registeredAt` of its reading tells of the purchase, by which an older product that staff name
   * is refused: its day, or nothing. @default its moment
   */
  purchaseDate?: "day" | "never";
  /** Whether a reading shows an accepted item done, upon which its money is captured. */
  done(reading: Reading, item: AcceptedAction): Promise<Verdict>;
  /** A step after the purchase, taken while `read` says "to_open". Must be safe to repeat: "is open already" is an ok. */
  open?(call: Call, product: { name: string; secret: string; callbackUrl: string | null }): Promise<Outcome<unknown>>;
  /** The step that the customer sees while it is under way, a code under orders.reason. `last`: the item's present reason. */
  stepOf?(reading: Reading, last: string | null): string | null;
  underWay?: UnderWay;
  /** The longest time from accepted to done; after it staff decide. */
  acceptedDeadlineMs: number;
  /** The longest pause between two reads of an accepted item. */
  readAtMostEveryMs: number;

  // Its service

  /** Whether accepting it opens a new service. */
  opensService: boolean;
  /** Whether what was ordered becomes the service's configuration, overwritten by what is read. */
  setsConfig: boolean;
  /** Whether it moves the expiry: then trouble with the service's automatic renewal is over. */
  movesExpiry: boolean;
  /** The kind of its event in the service's history. */
  event: string;
}
