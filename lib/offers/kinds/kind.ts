import type { Fen } from "@/lib/core/money";
import type { Service } from "@/lib/db/generated/client";
import type { Quote } from "@/lib/pricing/contract";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { Config } from "@/lib/product-lines/form";
import type { Term } from "@/lib/product-lines/term";

/** A service with its configuration read. */
export type OwnService = Omit<Service, "config"> & { config: Config };

/** What somebody wants of a product line, as a form, a cart item or a quote says it. */
export interface AskedOffer {
  productLine: string;
  action: ActionId;
  /** The service that is renewed or upgraded; null: something new. */
  service: OwnService | null;
  /** As typed or canonical; null: it stands among the configuration, or the upstream makes it. */
  name: string | null;
  config: Config;
  /** Null: the first that is sold. */
  term: Term | null;
  /** The chosen password, or the transfer code. */
  secret: string | undefined;
  /** Renewals: the expiry that the customer saw; undefined: the present one. */
  seenExpiry: Date | null | undefined;
}

/**
 * view: what stands in a cart is shown with all its terms; nothing is held against the form but what is sold.
 * quote: the price of the chosen term; everything is held against the form. add: the same, and a chosen name must be free.
 */
export interface Need {
  mode: "view" | "quote" | "add";
  /** How old a kept cost may be; 0 asks the upstream now. */
  maxAgeMs: number;
}

export interface PricedTerm extends Term {
  costFen: Fen;
  /** What the customer pays, tax included. */
  priceFen: Fen;
}

/** What was chosen, in the words that quotes, carts and orders keep. */
export type OfferChoice = Pick<
  Quote,
  "productLine" | "action" | "name" | "displayName" | "serviceId" | "years" | "seenExpiry" | "secret"
> & { config: Config; months: number };

/** What a registry asks of a name. */
export interface Registry {
  suffix: string;
  realNameRequired: boolean;
  registrantKind: "any" | "company" | "person";
}

export interface Offered {
  choice: OfferChoice;
  /** The terms it is sold for. */
  terms: readonly Term[];
  /** Those of them that have a price now; in mode quote and add the chosen one alone. */
  prices: readonly PricedTerm[];
  /** A year of renewal; null where it isn't sold by the year, or nobody knows. */
  renewYearFen: Fen | null;
  registry: Registry | null;
  /** The code under which it is said that there is no price. */
  unsold: string;
  /** The configuration in words; without: there is nothing to describe. */
  details?(): Promise<{ zh: string; en: string }>;
}

/**
 * How one kind of offer is read, held against what is sold, and priced. Spends nothing.
 * @throws AppError input.invalid with fields (name, years, config.<field>), offers.*, not_found.
 */
export type OfferKind = (asked: AskedOffer, need: Need) => Promise<Offered>;
