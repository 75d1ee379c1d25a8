import type { Outcome } from "@/lib/cndns/outcome";
import type { FormActionId } from "./action-id";
import type { AddPointsAction } from "./actions/add-points";
import type { RenewAction } from "./actions/renew";
import type { UpgradeAction } from "./actions/upgrade";
import type { Control, ControlSubject, Panel, WantedRecord } from "./control";
import type { Config, FieldAnswer, PurchaseForm } from "./form";
import type { PasswordRule } from "./password-rule";
import type { CostSubject, ProductAction } from "./product-action";
import type { Call, Reading } from "./reading";
import type { Statistics } from "./statistics";

/** A cost without a price endpoint, which staff enter. Label: `costs.<key>` in the product line's texts, with underscores for dots. */
export interface CostRow {
  key: string;
  /** The choice that it belongs to: a long table groups its rows by it, under `choices.<field>.<value>`. */
  of?: { field: string; value: string };
  per: "year" | "month" | "once";
}

/**
 * What a product line is. Storefront, cart, worker, service page and admin are written once and take every difference from here.
 * Functions get the client's `call` and use no database. All product lines: lib/product-lines/registry.ts. How to add one:
 * docs/new-line.md.
 */
export interface ProductLine {
  id: string;
  /** All names of one product in orders and at the upstream, where they differ. */
  spellings?: (name: string) => readonly string[];
  /** The rule of the password that is made for a purchase when the customer chose none. */
  secretRule: PasswordRule;

  /** Configuration of a new service beside what was chosen, until a control changes it (it has no snapshot yet). */
  initialConfig?: Config;

  /**
   * The status that only the stored configuration knows, because the upstream does not show what a control did: a word under `states`
   * ("paused"). Null: the status of the last reading holds.
   */
  statusOf?(config: Config): string | null;

  /** The order form; domains have the search page instead. Texts: messages/<language>/<id>Line.json. */
  form?: PurchaseForm;
  /** What `form` offers now, as JSON; cached in Postgres by lib/offers. */
  readOptions?(call: Call): Promise<unknown | "unclear">;
  /** What the upstream says of a value of the form's fields with `asked`. */
  ask?(call: Call, field: string, value: string): Promise<FieldAnswer>;
  /** The key by which price rules distinguish configurations ("hk"); for domains the suffix. */
  priceKey(displayName: string, config: Config): string;

  /** The actions that are sold. */
  actions: {
    purchase?: ProductAction;
    renew?: RenewAction;
    upgrade?: UpgradeAction;
    /** Transferring a product in that the customer has elsewhere (domains): docs/decisions/transfer-in.md. */
    transfer?: ProductAction;
    /** Buying more points for a service that uses them up: bulk mail, SMS. */
    addPoints?: AddPointsAction;
  } & Partial<Record<FormActionId, UpgradeAction>>;
  /** The key of a cost that is remembered, where it isn't the configuration: products of the same cost have the same key. */
  costKey?(subject: CostSubject): string;
  /** The costs without a price endpoint, which staff enter. */
  costRows?: readonly CostRow[];

  /** Whether the name can be bought now; for product lines whose names the customer chooses. */
  isAvailable?(call: Call, name: string, displayName: string): Promise<"available" | "taken" | "unclear">;
  /** Reads state, dates and configuration, by which the purchase protocol decides. One call where possible. */
  read(call: Call, name: string, displayName: string): Promise<Reading>;
  /** Reads more for the service page, after `read` said "working": usage, and details that take further calls. */
  look?(call: Call, reading: Reading, name: string, displayName: string): Promise<Partial<Reading>>;

  /** The values of the snapshot that the service page shows, in this order. Labels: `details.<id>`. */
  details: readonly Detail[];
  /** Secrets that the owner may reveal: keys of `Reading.secrets` and `Bought.secrets`; "password" is the item's own. */
  secrets: readonly string[];
  controls: readonly Control[];
  /**
   * The records that lead a domain, whose zone the customer keeps here, to the product; none: it has nothing to do with this domain. Where the
   * last reading has them, nobody is asked.
   */
  pointing?(call: Call, subject: ControlSubject, zone: string): Promise<Outcome<readonly WantedRecord[]>>;
  panels: readonly Panel[];
  /** Figures over time and access logs, on pages of the service: pages.ts lists them as tabs. */
  statistics?: Statistics;
  /** Groups of controls and panels that are folded at first, because few customers need them. */
  foldedGroups?: readonly string[];
}

export interface Detail {
  /** The key that it shows, if its id is a name of its own; `name`: the service's name. @default id */
  of?: string;
  /** The same for every service of the product line. */
  fixed?: string | number;
  /** A key of the snapshot, or of the configuration where the upstream doesn't show the value. */
  id: string;
  /**
   * words: shown as `words.<id>.<value>` of the product line's texts. copy: with a button that copies it (addresses, host names).
   * label: the upstream's own name of a choice (an operating system), which English readers read in English. What a customer
   * wrote has none of these and is shown as it is.
   */
  as?: "words" | "copy" | "link" | "day" | "minute" | "points" | "label";
}
