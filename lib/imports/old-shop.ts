/** What another shop's data say, whatever program it ran. Money is CNY unless `currency` says otherwise. */
export interface OldShop {
  clients: OldClient[];
  domains: OldDomain[];
  services: OldService[];
  years: OldYear[];
  tickets: OldTicket[];
}

export interface OldClient {
  /** The old shop's number of it, as for all that follows. */
  id: string;
  email: string;
  /** The old shop has seen that its owner reads it. */
  emailVerified: boolean;
  name: string;
  phone: string;
  company: string;
  address: string;
  language: "zh" | "en";
  isClosed: boolean;
  /** ISO 4217; empty: not said. */
  currency: string;
  /** What the shop owes the client; less than zero: the client owes. Null: the file has no readable sum. */
  balanceFen: bigint | null;
  /** As it is stored there; only some kinds can be kept (kept-password-hash.ts). */
  passwordHash: string;
  createdAt: Date | null;
}

interface OldProduct {
  id: string;
  clientId: string;
  /** The upstream's name of it: a domain, a host's name. */
  name: string;
  /** It is in use: neither cancelled nor never opened. */
  isLive: boolean;
  registeredAt: Date | null;
  expiresAt: Date | null;
  /** What a renewal cost there. */
  priceFen: bigint | null;
}

export type OldDomain = OldProduct;

export interface OldService extends OldProduct {
  /** The number and the name of what was sold there. */
  productId: string;
  productName: string;
  /** The name of the account on the server; some products are known by it and not by the domain. */
  account: string;
}

/** The invoices of one client and year. */
export interface OldYear {
  clientId: string;
  year: number;
  currency: string;
  paidCount: number;
  paidFen: bigint;
  openCount: number;
  openFen: bigint;
}

export interface OldTicket {
  id: string;
  /** The number that the client knows. */
  number: string;
  clientId: string;
  subject: string;
  state: "open" | "answered" | "closed";
  createdAt: Date;
  /** Oldest first. */
  messages: OldMessage[];
}

export interface OldMessage {
  by: "customer" | "staff" | "note";
  /** The name of who wrote; empty: not said. */
  author: string;
  body: string;
  at: Date;
  /** Names of files that are not in the data. */
  files: string;
}

/** A program that shops run, and how its data are read. Nothing else knows one from another. */
export interface Source {
  id: string;
  /** As staff call it. */
  label: string;
  /** The tables and their columns that are read, without the prefix. Those in `needed` must be there. */
  tables: Readonly<Record<string, readonly string[]>>;
  needed: readonly string[];
  /** Before the names of its tables, unless its owner chose another. */
  prefix: string;
  /** The zone of times that have none in the data: "+08:00". */
  utcOffset: string;
  read(tables: Tables, options: ReadOptions): OldShop;
}

export interface ReadOptions {
  utcOffset: string;
}

export type Row = Readonly<Record<string, string | null>>;

/** The rows of a table, by its name without the prefix; none when the data don't have it. */
export type Tables = (table: string) => readonly Row[];
