/** 0 global mail (全球邮), 1 Cheng mail (橙邮). */
export type MailKind = "0" | "1";
/** m standard, g business. */
export type MailEdition = "m" | "g";

export interface MailConfiguration {
  kind: MailKind;
  edition: MailEdition;
  mailboxes: number;
  /** Cheng mail; one is included. */
  administrators: number;
}

export interface MailProduct extends MailConfiguration {
  /** Lower case; the name of the product. */
  domain: string;
  password: string;
  state: "run" | "pause" | "forbidden";
  registeredAtMs: number;
  expiresAtMs: number;
  /** FTP name of the host whose gift it is; empty for one that was bought. */
  host: string;
  saleId: string;
}

export interface Collected {
  server: string;
  port: string;
  outsideMailbox: string;
}

export interface Mailbox {
  /** account@domain, lower case: the key. */
  address: string;
  domain: string;
  account: string;
  password: string;
  sizeMb: number;
  memo: string;
  state: "active" | "pause";
  administrator: boolean;
  /** Mailboxes elsewhere whose mail it fetches (Cheng mail). */
  collects: readonly Collected[];
}
