import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Fen } from "@/lib/core/money";
import type { Control, ControlSubject, Panel } from "./control";
import type { Config, PurchaseForm, Term, UpgradeForm } from "./form";
import type { PasswordRule } from "./password-rule";
import type { Call, Reading } from "./reading";

/** What a purchase may tell beside "accepted". Secrets are sealed, never logged. */
export interface Bought {
  /** The name that the upstream gave it, or completed (a prefix). */
  name?: string;
  secrets?: Record<string, string>;
}

/** What is bought, as its item says. */
export interface Purchase extends Term {
  /** Canonical name (ascii for domains); "" for lines whose name the upstream makes. */
  name: string;
  displayName: string;
  config: Record<string, unknown>;
  /** The upstream's id of the registrant. */
  registrantUpstreamId: string | null;
  /** The secret of this very item, as the customer accepted it or a random one. */
  secret: string;
}

/** What is renewed, and how it stood before. */
export interface Renewal extends Term {
  name: string;
  displayName: string;
  config: Config;
  expiresAtBefore: Date;
}

/** What is upgraded: `config` holds what the fields of the upgrade form shall be afterwards. */
export interface Upgrade {
  name: string;
  displayName: string;
  config: Config;
  /** The configuration just before: what was read, and the rest as we keep it. */
  before: Config;
  expiresAt: Date | null;
}

/** Everything known about an attempt, for deciding what became of it. */
export interface Evidence {
  /** A read just before the attempt found the name absent. */
  absentBefore: boolean;
  /** When the attempt was made, on the upstream's clock. */
  attemptAt: Date;
  secret: string | null;
  years: number;
  months: number;
  /** Renewals: the expiry before. */
  expiresAtBefore: Date | null;
  /** It stood as failed already, from an earlier renewal; or an earlier transfer was over. */
  failedBefore: boolean;
  /** Transfers: the contact that it was ordered for. */
  registrantUpstreamId?: string | null;
  /** The upstream said that it accepted: there is nothing lost to look for, only an end to wait for. */
  accepted: boolean;
  /** Upgrades: the configuration before (what is shown, the rest as kept), and the intended one. */
  configBefore: Config | null;
  configWanted: Config | null;
}

/**
 * found: what we see is this attempt's. failed: it is this attempt's, and it came to nothing. absent: it isn't there (yet).
 * cannot_tell: something is there and may be somebody else's doing: staff decide. unclear: the read said nothing.
 */
export type Finding = "found" | "failed" | "absent" | "cannot_tell" | "unclear";

/** A cost in fen; null: not for sale. "unclear": nobody answered. */
export type Cost = Fen | null | "unclear";

/** Looks into the dated table that staff keep for what has no price endpoint; null: not entered, so not for sale. */
export type CostTable = (key: string) => Fen | null;

/** One row of that table. Label: `costs.<key>` in the line's texts (dots in the key as underscores). */
export interface CostRow {
  key: string;
  /** The choice it belongs to; of a long table the rows of one stand together, under `choices.<field>.<value>`. */
  of?: { field: string; value: string };
  per: "year" | "month" | "once";
}

/**
 * Bringing a product over that the customer has elsewhere (domains). Bought by the same protocol as everything; it takes days,
 * in which the customer may be needed.
 */
export interface Transfer {
  endpoint: string;
  /** From accepted to done; later staff decide. */
  acceptedDeadlineMs: number;
  /** The longest pause between two looks at it. */
  readAtMostEveryMs: number;
  /** Sends once. Spends the agent balance. `purchase.secret` is the transfer code. */
  buy(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>>;
  /** How far it is; while it is under way `reason` is its step, a word under orders.reason in messages. */
  read(call: Call, name: string, displayName: string): Promise<Reading>;
  find(reading: Reading, evidence: Evidence): Finding;
  /** What is shown is an order that ended before, and the product isn't here: it may be ordered again. */
  isOver(reading: Reading): boolean;
  /** What is shown was brought over for somebody else: by hand, after this item's order came to nothing there. */
  isForeign(reading: Reading, evidence: Evidence): boolean;
  /** The steps in which it can be cancelled, and the one in which another code is wanted. */
  cancellable: readonly string[];
  wantsCode: string;
  /** Costs nothing; whether it is cancelled only a later read tells. Never sent twice by itself. */
  cancel(call: Call, displayName: string): Promise<Outcome<unknown>>;
  /** Begins it again with another code, at no further charge. Never sent twice by itself. */
  restart(call: Call, displayName: string, code: string): Promise<Outcome<unknown>>;
}

/**
 * The shape that every product line fills, so that storefront, cart, worker, service page and admin are written once. Functions
 * take the client's `call` and know no database. Which folder is which line: lib/product-lines/registry.ts. How to add one:
 * docs/new-line.md.
 */
export interface ProductLine {
  id: string;
  /** The name is ours to choose, so a lost purchase can be looked for. False: purchases exclude all others in flight. */
  findable: boolean;
  /** The names under which one product stands in orders and at the upstream, where these differ. */
  spellings?: (name: string) => readonly string[];
  /** From accepted to done; later staff decide. */
  acceptedDeadlineMs: number;
  /** Rule by which a purchase's secret is made when the customer chose none. */
  secretRule: PasswordRule;

  /** What holds of a new one beside what was chosen, until a control changes it (it has no snapshot yet). */
  initialConfig?: Config;

  /**
   * How it stands by what only a control knows and the configuration keeps, as a word under `states` ("paused"); null: as it
   * was read.
   */
  statusOf?(config: Config): string | null;

  /** How it is bought; domains have the search page instead. Texts: messages/<language>/<id>Line.json. */
  form?: PurchaseForm;
  /** What `form` offers now, as JSON; cached in Postgres by lib/offers. */
  readOptions?(call: Call): Promise<unknown | "unclear">;
  upgradeForm?: UpgradeForm;
  /** Why it can't be upgraded now though it could be (it runs, a snapshot exists), as a code under `blocked.<code>`; null: it can. */
  upgradeBlocked?(subject: ControlSubject): string | null;
  /** What this very service can be upgraded to; null: to nothing. */
  readUpgradeOptions?(call: Call, name: string, displayName: string): Promise<unknown | null | "unclear">;
  /** The terms a service may be renewed for; none: it can't be renewed by itself (gifts). */
  renewalTerms(config: Config): readonly Term[];
  /** What price rules may name to tell configurations apart ("hk"); for domains the suffix. */
  priceKey(displayName: string, config: Config): string;

  /** What it costs us now. `costs`: the table that staff keep, listed in `costRows`. */
  quotePurchase(
    call: Call,
    purchase: Pick<Purchase, "name" | "displayName" | "years" | "months" | "config">,
    costs: CostTable,
  ): Promise<Cost>;
  quoteRenewal(call: Call, renewal: Omit<Renewal, "expiresAtBefore">, costs: CostTable): Promise<Cost>;
  quoteUpgrade?(call: Call, upgrade: Upgrade, costs: CostTable, now: Date): Promise<Cost>;
  costRows?: readonly CostRow[];

  /** Whether the name can be bought now; lines with names of ours. */
  isAvailable?(call: Call, name: string, displayName: string): Promise<"available" | "taken" | "unclear">;
  /** State, dates, configuration: what the protocol decides by. One call where possible. */
  read(call: Call, name: string, displayName: string): Promise<Reading>;
  /** More for the service page, read after `read` says "working": usage, details that take further calls. */
  look?(call: Call, reading: Reading, name: string, displayName: string): Promise<Partial<Reading>>;

  purchaseEndpoint: string;
  renewalEndpoint: string;
  upgradeEndpoint?(config: Config): string;
  /** Sends once. Spends the agent balance. */
  buy(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>>;
  /** Sends once. Spends the agent balance. */
  renew(call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>>;
  /** Sends once. Spends the agent balance. */
  upgrade?(call: Call, upgrade: Upgrade, context: PurchaseContext): Promise<Outcome<unknown>>;
  /** A step of its own after buying, while `read` says "to_open". Repeatable: "is open already" must end as ok. */
  open?(call: Call, product: { name: string; secret: string; callbackUrl: string | null }): Promise<Outcome<unknown>>;

  /** What the attempt's parameters look like to staff: no secret. */
  maskPurchase(purchase: Purchase): Record<string, string | number | boolean>;
  findPurchase(reading: Reading, evidence: Evidence): Finding;
  findRenewal(reading: Reading, evidence: Evidence): Finding;
  findUpgrade?(reading: Reading, evidence: Evidence): Finding;
  /** Lines whose products can be brought over from elsewhere. */
  transfer?: Transfer;
  /**
   * Names made upstream: whether a product has what was ordered, as far as it shows that yet. Asked of the one that staff point
   * at, and once more before a purchase counts as done.
   */
  fits?(reading: Reading, config: Config): boolean;

  /** What the service page shows of the snapshot, in this order. Labels: `details.<id>`. */
  details: readonly Detail[];
  /** Secrets that the owner may reveal: keys of `Reading.secrets` and `Bought.secrets`; "password" is the item's own. */
  secrets: readonly string[];
  controls: readonly Control[];
  panels: readonly Panel[];
}

export interface Detail {
  /** Key of the snapshot; of the configuration where the upstream doesn't show it (when a snapshot was taken). */
  id: string;
  /** words: `words.<id>.<value>` in the line's texts. copy: gets copied (addresses, host names): mono, with a button. */
  as?: "words" | "copy" | "link" | "day" | "minute";
}
