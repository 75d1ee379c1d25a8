import type { RenewAction } from "./actions/renew";
import type { UpgradeAction } from "./actions/upgrade";
import type { Control, Panel } from "./control";
import type { Config, PurchaseForm } from "./form";
import type { PasswordRule } from "./password-rule";
import type { CostSubject, ProductAction } from "./product-action";
import type { Call, Reading } from "./reading";

/** One row of the table that staff keep for what has no price endpoint. Label: `costs.<key>` in the line's texts (dots in the key as underscores). */
export interface CostRow {
  key: string;
  /** The choice it belongs to; of a long table the rows of one stand together, under `choices.<field>.<value>`. */
  of?: { field: string; value: string };
  per: "year" | "month" | "once";
}

/**
 * The shape that every product line fills, so that storefront, cart, worker, service page and admin are written once. Functions
 * take the client's `call` and know no database. Which folder is which line: lib/product-lines/registry.ts. How to add one:
 * docs/new-line.md.
 */
export interface ProductLine {
  id: string;
  /** The names under which one product stands in orders and at the upstream, where these differ. */
  spellings?: (name: string) => readonly string[];
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
  /** What price rules may name to tell configurations apart ("hk"); for domains the suffix. */
  priceKey(displayName: string, config: Config): string;

  /** What is sold of it, and how. */
  actions: {
    purchase?: ProductAction;
    renew?: RenewAction;
    upgrade?: UpgradeAction;
    /** Bringing a product over that the customer has elsewhere (domains): docs/decisions/transfer-in.md. */
    transfer?: ProductAction;
  };
  /** Under which key its cost is kept, where it isn't the configuration: what costs the same has the same key. */
  costKey?(subject: CostSubject): string;
  /** The table that staff keep for what has no price endpoint. */
  costRows?: readonly CostRow[];

  /** Whether the name can be bought now; lines with names of ours. */
  isAvailable?(call: Call, name: string, displayName: string): Promise<"available" | "taken" | "unclear">;
  /** State, dates, configuration: what the protocol decides by. One call where possible. */
  read(call: Call, name: string, displayName: string): Promise<Reading>;
  /** More for the service page, read after `read` says "working": usage, details that take further calls. */
  look?(call: Call, reading: Reading, name: string, displayName: string): Promise<Partial<Reading>>;

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
