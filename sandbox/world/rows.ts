/** The rows of the world. Times are epoch milliseconds of the sandbox's clock; money is bigint fen. */

export interface Account {
  remittedFen: bigint;
  rewardFen: bigint;
  /** Everything charged, less everything refunded. */
  usedFen: bigint;
  frozenFen: bigint;
  borrowFen: bigint;
  tempFen: bigint;
}

export interface Contact {
  userid: string;
  /** O enterprise, I individual. */
  usertype: "O" | "I";
  en: PersonNames;
  cn: PersonNames;
  zipcode: string;
  phone: string;
  fax: string;
  email: string;
  idtype: string;
  idnumber: string;
  createdAtMs: number;
  /** 0 not audited, 1 in audit, 2 passed, 3 failed. */
  ischecked: "0" | "1" | "2" | "3";
  isforbidden: "1" | "2";
  whiteid: "1" | "2";
  fromcnnic: "0" | "1";
}

export interface PersonNames {
  company: string;
  lastname: string;
  firstname: string;
  country: string;
  state: string;
  city: string;
  address: string;
}

export type RunState =
  | "run"
  | "pause"
  | "processing"
  | "deleted"
  | "stopped by admin"
  | "waiting"
  | "unpay"
  | "registered"
  | "transferring"
  | "expired"
  | "renewal process"
  | "renewals failure"
  | "Failed"
  | "Not certified"
  | "Illegal";

export interface Domain {
  /** Unicode, lower case. */
  name: string;
  label: string;
  suffix: string;
  punycode: string;
  contactId: string;
  state: RunState;
  registeredAtMs: number;
  expiresAtMs: number;
  updatedAtMs: number;
  password: string;
  dns: readonly string[];
  /** Naming review: empty while it runs. */
  naming: "" | "pass" | "unpass";
  whoisProtect: boolean;
  /** Bought through the API, or by a person in the upstream's own panel. */
  by: "api" | "hand" | "transfer";
  saleId: string;
  /** The years of a renewal that is not finished, and the sale that paid for it. */
  renewing?: { years: number; saleId: string };
}

export type RecordType = "A" | "AAAA" | "CNAME" | "MX" | "TXT" | "NS" | "SRV" | "CAA";

export interface DnsRecord {
  id: string;
  domain: string;
  item: string;
  type: RecordType;
  level: number;
  value: string;
  ttlSeconds: number;
}

export type TransferCode = "0" | "1" | "2" | "3" | "5" | "6" | "10" | "11" | "12" | "13" | "14";

export interface Transfer {
  domain: string;
  contactId: string;
  authcode: string;
  code: TransferCode;
  ownDns: boolean;
  saleId: string;
  startedAtMs: number;
}

export type AuditState = "waiting" | "pending" | "pass" | "unpass";

export interface Audit {
  /** "domain:name" or "contact:id". */
  key: string;
  domain: string;
  contactId: string;
  state: AuditState;
  memo: string;
  submittedAtMs: number;
  ownerType: "E" | "I";
  pictureBytes: number;
}

/** One entry of the upstream's own sales book. */
export interface Sale {
  id: string;
  atMs: number;
  endpoint: string;
  name: string;
  otime: string;
  amountFen: bigint;
  refundedFen: bigint;
  refundedAtMs: number | null;
  reason: string;
  by: "api" | "hand";
}

export interface Coupon {
  code: string;
  kind: "coupon" | "voucher";
  offFen: bigint;
  used: boolean;
}

/** A name that somebody outside this account holds. */
export interface Stranger {
  name: string;
  sinceMs: number;
}

/** What somebody else's name servers answer of a domain, wherever it is registered. */
export interface ForeignZone {
  /** ASCII, lower case. */
  name: string;
  servers: readonly string[];
  records: readonly Omit<DnsRecord, "id" | "domain">[];
}

export interface PriceOverride {
  suffix: string;
  registerFen: bigint;
  renewFen: bigint;
  transferFen: bigint;
}

/**
 * The ICP filing of a domain that is bound to a product in a mainland room (hosting and cloud share it): whether it is
 * filed, under whom, and the details that the upstream wants once for a filing under somebody else.
 */
export interface Filing {
  domain: string;
  ownerKind: string;
  submittedAtMs: number;
}

/** A callback: the outcome of a slow operation, to be sent to the address that came with the call. */
export interface Callback {
  id: string;
  url: string;
  /** The product's name and what was done to it: "procreate" in the manual's example. */
  product: string;
  tag: string;
  /** 1 done, 2 failed. */
  result: "1" | "2";
  state: "due" | "sent" | "lost";
  /** The result of sending it: an HTTP status, or why there was none. */
  outcome: string;
  atMs: number;
}

export type TaskKind = "registration" | "renewal" | "audit" | "transfer" | "database" | "cloud" | "support" | "sms";

export interface Task {
  id: string;
  atMs: number;
  kind: TaskKind;
  key: string;
}

export interface Meta {
  seed: string;
  clockOffsetMs: number;
  nextId: number;
  nextContactId: number;
  nextRecordId: number;
}
