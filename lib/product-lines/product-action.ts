import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Fen } from "@/lib/core/money";
import type { ActionId } from "./action-id";
import type { Config, Term } from "./form";
import type { OrderCheck, OrderedAction, OrderFacts } from "./order-check";
import type { Call, Reading } from "./reading";

/** How a product stands just before an action: what came of the action is told by comparing with it. */
export interface Before {
  expiresAt: Date | null;
  /** It stood as failed already, from an earlier renewal; or an earlier transfer was over. */
  failed: boolean;
  /** The configuration that was read; actions that read first: completed by what we keep of the service. */
  config: Config | null;
}

/** What a cost belongs to. */
export interface CostSubject extends Term {
  action: ActionId;
  /** Canonical name (ascii for domains) of a product whose name decides what it costs; "" of every other. */
  name: string;
  displayName: string;
  config: Config;
}

/** What a cost is asked for. */
export interface QuotedAction extends Omit<CostSubject, "action"> {
  /** Actions with `quotesFromReading`; null for all others. */
  before: Before | null;
}

/** What is sent, as its item says. */
export interface SentAction extends QuotedAction {
  /** The upstream's id of the registrant. */
  registrantUpstreamId: string | null;
  /** The secret of this very item: a password, chosen or random, or a transfer code. */
  secret: string | null;
}

/** What a sent action may tell beside "accepted". Secrets are sealed, never logged. */
export interface Bought {
  /** The name that the upstream gave it, or completed (a prefix). */
  name?: string;
  secrets?: Record<string, string>;
}

/** What is seen before an attempt is written. */
export interface Seen {
  /** Whether the name can be bought; null: the action doesn't ask. */
  availability: "available" | "taken" | "unclear" | null;
  reading: Reading;
  /** What was read of the configuration, completed by what we keep of the service; null: nothing of it is shown. */
  config(): Promise<Config | null>;
}

/** go: send it. refuse: nothing was bought, the money goes back. silent, busy: try again. */
export type Readiness =
  | { kind: "go"; absentBefore: boolean; before: Before | null }
  | { kind: "refuse"; code: string; params?: Record<string, string | number> }
  | { kind: "silent" }
  | { kind: "busy" };

/** Everything known about an attempt, for deciding what became of it. */
export interface AttemptEvidence {
  /** A read just before the attempt found the name absent. */
  absentBefore: boolean;
  /** When the attempt was made, on the upstream's clock. */
  attemptAt: Date;
  secret: string | null;
  years: number;
  months: number;
  /** `Before`, as it was kept with the attempt. */
  expiresAtBefore: Date | null;
  failedBefore: boolean;
  configBefore: Config | null;
  /** What the item's configuration says: what is wanted. */
  configWanted: Config | null;
  /** Actions with `comparesRegistrant`: whom it was ordered for. */
  registrantUpstreamId?: string | null;
  /** The upstream said that it accepted: there is nothing lost to look for, only an end to wait for. */
  accepted: boolean;
}

/**
 * found: what we see is this attempt's. failed: it is this attempt's, and it came to nothing. absent: it isn't there (yet).
 * cannot_tell: something is there and may be somebody else's doing: staff decide. unclear: the read said nothing.
 */
export type AttemptFinding = "found" | "failed" | "absent" | "cannot_tell" | "unclear";

/** An accepted item, while readings tell whether it is done. What takes a query is read when it is asked for. */
export interface AcceptedAction extends Term {
  config: Config;
  placedAt: Date;
  /** The item's reason until now: the step at the last look, where the action has steps. */
  reasonCode: string | null;
  /** Accepted so long ago that the upstream must show it by now. */
  isLongAgo: boolean;
  evidence(): Promise<AttemptEvidence | null>;
  /** Staff said that it was accepted. */
  isVouchedFor(): Promise<boolean>;
}

/** open: look again; with `staff`, a word under orders.reason, staff look as well. */
export type Verdict = { kind: "done" } | { kind: "failed" } | { kind: "open"; staff: string | null };

/** A cost in fen; null: not for sale. "unclear": nobody answered. */
export type Cost = Fen | null | "unclear";

/** Looks up what staff keep for what has no price endpoint; null: not entered, so not for sale. */
export type CostByKey = (key: string) => Fen | null;

/** What its customer can do about an action while it is under way. */
export interface UnderWay {
  /** The steps in which it can be cancelled. */
  cancellable: readonly string[];
  /** Costs nothing; whether it is cancelled only a later read tells. Never sent twice by itself. */
  cancel(call: Call, displayName: string): Promise<Outcome<unknown>>;
  /** The step in which only its customer can go on, with another code. */
  wantsCode: string;
  /** Begins it again with another code, at no further charge. Never sent twice by itself. */
  restart(call: Call, displayName: string, code: string): Promise<Outcome<unknown>>;
}

/**
 * One thing that is sold of a product line: its purchase, renewal, upgrade, transfer. Ordering and the purchase protocol are
 * written once and ask the action for what differs. Functions take the client's `call` and know no database. Most actions are
 * made by lib/product-lines/actions/; docs/new-line.md says how to add one.
 */
export interface ProductAction {
  // Ordering

  /** How it is offered: which question is asked once more before it is paid (lib/orders/ask-once-more.ts). */
  offer: "registration" | "transfer" | "product" | "renewal" | "upgrade";
  /** Whose settings decide whether it is sold: a suffix's, or what the line has on the shelf. */
  soldBy?: "suffix" | "shelf";
  /** It is registered in somebody's name: the order names one of the customer's registrants. */
  wantsRegistrant?: true;
  /** Holds an order against what the shop knows itself. Pure. */
  checkOrder(asked: OrderedAction, facts: OrderFacts): OrderCheck;
  /**
   * What becomes of the item's secret. password: it is the product's, kept with the service. code: it is used once, forgotten
   * with the item's end, and the product's own password is read. Without: there is none.
   */
  secret?: "password" | "code";

  // Cost

  /** `quote` looks into the line's table (ProductLine.costRows), or here: the transfer cost of the name's suffix, for any key. */
  costTable?: "suffix";
  /** The cost depends on how the product stands: it is read first. */
  quotesFromReading?: true;
  /** What it costs us now. Spends nothing. */
  quote(call: Call, quoted: QuotedAction, costs: CostByKey, now: Date): Promise<Cost>;

  // Before sending

  /**
   * A lost answer can be looked for. False where the upstream makes the name: then it is alone in flight, nothing is read
   * beforehand, and staff say what a lost answer bought.
   */
  findable: boolean;
  /** Asks whether the name can be bought, and which answer ends it with which reason, before anything else is read. */
  refusedIf?: { availability: "available" | "taken"; reason: string };
  /** Whether it may be sent as the product stands. Needs `findable`. */
  checkBefore(seen: Seen, item: { config: Config; seenExpiry: Date | null }): Promise<Readiness>;

  // Sending

  endpoint(config: Config): string;
  /** Sends once. Spends the agent balance. */
  send(call: Call, sent: SentAction, context: PurchaseContext): Promise<Outcome<Bought | unknown>>;
  /** What staff see of what was sent, beside name and term: no secret. */
  mask(config: Config): Record<string, string | number | boolean>;

  // Afterwards

  /** What the protocol reads: state, dates, configuration of the product, or of its order. One call where possible. */
  read(call: Call, name: string, displayName: string): Promise<Reading>;
  /** What became of an attempt whose answer is unknown. Pure. */
  find(reading: Reading, evidence: AttemptEvidence): AttemptFinding;
  /** `find` compares registrants: the evidence names whom it was ordered for. */
  comparesRegistrant?: true;
  /** What the upstream also says of an order that it took: unknown at first, the reason once reads have shown no order. */
  unprovenRefusals?: ReadonlySet<string>;
  /** The same product may have it again later, so only a later item explains what turns up. False: it is bought once. */
  repeatable: boolean;
  /**
   * Names made upstream: whether a product has what was ordered, as far as it shows that yet. Asked of the one that staff point
   * at, and once more before it counts as done.
   */
  fits?(reading: Reading, config: Config): boolean;
  /** Once the upstream has accepted: whether a reading shows it done, which earns the money. */
  done(reading: Reading, item: AcceptedAction): Promise<Verdict>;
  /** A step after buying, while `read` says "to_open". Repeatable: "is open already" must end as ok. */
  open?(call: Call, product: { name: string; secret: string; callbackUrl: string | null }): Promise<Outcome<unknown>>;
  /** The step to show to its customer while it is under way, a word under orders.reason. `last`: the item's reason until now. */
  stepOf?(reading: Reading, last: string | null): string | null;
  underWay?: UnderWay;
  /** From accepted to done; later staff decide. */
  acceptedDeadlineMs: number;
  /** The longest pause between two looks at what was accepted. */
  readAtMostEveryMs: number;

  // Its service

  /** A service comes into being when it is accepted. */
  opensService: boolean;
  /** What was ordered becomes the service's configuration, completed by what is read. */
  setsConfig: boolean;
  /** It moves the expiry: what kept the service from renewing itself is over. */
  movesExpiry: boolean;
  /** How the service's history calls it. */
  event: string;
}
