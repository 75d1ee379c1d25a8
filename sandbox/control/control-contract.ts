import { z } from "zod";
import { faultInputSchema } from "./faults";
import { settingsChangeSchema } from "./settings";

const yuan = z.string().regex(/^-?\d{1,12}(\.\d{1,2})?$/, "decimal yuan, e.g. 1234.50");
const positiveYuan = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/, "decimal yuan, e.g. 29.00");
const name = z.string().min(3).max(253);

/** Bodies of the control side, by the last part of their path. */
export const controlBodies = {
  /** Rows of another world, as one line of its journal: [collection, key, row]. */
  load: z.strictObject({ rows: z.string().min(2) }),
  clock: z.strictObject({
    advanceMs: z
      .int()
      .min(0)
      .max(20 * 366 * 86_400_000),
  }),
  settings: settingsChangeSchema,
  /** `all` also puts settings and clock back. */
  reset: z.strictObject({ all: z.boolean().default(false) }),
  faults: faultInputSchema,
  "hand-purchase": z.strictObject({
    domainname: name,
    years: z.int().min(1).max(10).default(1),
    /** The contact that the domain is registered to; a contact of the agent itself when left out. */
    userid: z.string().optional(),
  }),
  /** Somebody else registers a name; and gives it up again. */
  take: z.strictObject({ domainname: name }),
  release: z.strictObject({ domainname: name }),
  /**
   * Records of a domain at somebody else's name servers, which the sandbox's name server then answers while the domain is not served by the
   * upstream itself. Without records the zone is forgotten.
   */
  "foreign-zone": z.strictObject({
    domainname: name,
    nameServers: z.array(name).min(1).max(6).default(["ns1.elsewhere.example", "ns2.elsewhere.example"]),
    records: z
      .array(
        z.strictObject({
          item: z.string().min(1).max(253),
          type: z.enum(["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"]),
          /** A priority; of MX. */
          level: z.int().min(0).max(65_535).default(10),
          value: z.string().min(1).max(4_000),
          ttlSeconds: z.int().min(0).max(604_800).default(600),
        }),
      )
      .max(5_000),
  }),
  price: z.strictObject({
    suffix: z.string(),
    register: positiveYuan.optional(),
    renew: positiveYuan.optional(),
    transfer: positiveYuan.optional(),
  }),
  /** The payer at a gateway's twin: pays (another sum, or after closing, if it says so), or the twin sends a notice again. */
  pay: z.strictObject({
    gateway: z.string(),
    number: z.string(),
    act: z.enum(["pay", "notice", "forged-notice"]).default("pay"),
    amountFen: z
      .string()
      .regex(/^\d{1,12}$/)
      .optional(),
    evenClosed: z.boolean().default(false),
  }),
  /** What becomes of a refund that hangs. */
  "settle-refund": z.strictObject({ gateway: z.string(), number: z.string(), state: z.enum(["done", "rejected"]) }),
  /**
   * The payer's bank disputes a payment at a gateway's twin, or a dispute comes further; the twin sends the notice of that step, or none
   * if it says so.
   */
  dispute: z.strictObject({
    gateway: z.string(),
    number: z.string(),
    step: z.enum(["inquire", "open", "withdraw", "reinstate", "win", "lose", "drop"]),
    silent: z.boolean().default(false),
  }),
  balance: z.strictObject({ yuan }),
  remit: z.strictObject({ yuan }),
  frozen: z.strictObject({ yuan }),
  audit: z.strictObject({
    userid: z.string().optional(),
    domainname: name.optional(),
    state: z.enum(["waiting", "pending", "pass", "unpass"]),
    memo: z.string().default(""),
  }),
  contact: z.strictObject({
    userid: z.string(),
    ischecked: z.enum(["0", "1", "2", "3"]).optional(),
    isforbidden: z.enum(["1", "2"]).optional(),
    whiteid: z.enum(["1", "2"]).optional(),
    fromcnnic: z.enum(["0", "1"]).optional(),
  }),
  "domain-state": z.strictObject({
    domainname: name,
    state: z
      .enum([
        "run",
        "pause",
        "processing",
        "deleted",
        "stopped by admin",
        "waiting",
        "unpay",
        "registered",
        "transferring",
        "expired",
        "renewal process",
        "renewals failure",
        "Failed",
        "Not certified",
        "Illegal",
      ])
      .optional(),
    /** ISO time. */
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  }),
  /** Sends a callback for which there was no operation, with a right or a wrong signature. */
  callback: z.strictObject({
    url: z.string().min(1),
    product: z.string().min(1),
    tag: z.string().default("procreate"),
    result: z.enum(["1", "2"]).default("1"),
    signed: z.boolean().default(true),
  }),
  site: z.strictObject({
    name,
    paused: z.boolean().optional(),
    /**
     * A free site of the main website: it can't be renewed, and its upgrade needs a number of years that this API
     * can't pass (19117).
     */
    free: z.boolean().optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  }),
  /** A bulk mail or SMS account. */
  points: z.strictObject({
    account: name,
    product: z.enum(["edm", "sms"]),
    used: z.int().min(0).optional(),
    /** False for bulk mail of the older kind, whose points can be neither read nor added to. */
    countable: z.boolean().optional(),
    audit: z.enum(["waiting", "passed", "failed"]).optional(),
  }),
  database: z.strictObject({
    /** With its prefix. */
    dbname: name,
    /** 1 run, 2 paused. */
    state: z.enum(["1", "2"]).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    usedMb: z.int().min(0).max(1_000).optional(),
    /** FTP name of the host that it is a gift of; empty: it was bought. */
    host: z.string().max(60).optional(),
  }),
  /** Makes operations of a server fail, or sets its expiry. */
  cloud: z.strictObject({
    cloudname: z.string().min(1),
    broken: z.enum(["", "node", "shutdown", "password", "order"]).optional(),
    /** ISO time. */
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  }),
  /**
   * Buys a host as a person would in the upstream's own panel; for an existing host it sets the expiry or the used
   * space.
   */
  host: z.strictObject({
    ftpname: z.string().regex(/^[a-z]{1,10}$/),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    usedMb: z.int().min(0).optional(),
  }),
  mail: z.strictObject({
    maildomain: name,
    state: z.enum(["run", "pause", "forbidden"]).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    /** FTP name of the host that it is a gift of; empty: it was bought. */
    host: z.string().max(60).optional(),
  }),
  product: z.strictObject({
    /** Of a CDN product, a DDOS order, or a server of 百度云 and 阿里云. */
    name,
    /** 2: paused, 5: stopped by the administrator; empty: released. */
    held: z.enum(["", "2", "5"]).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    /** Servers only. */
    power: z.enum(["on", "off"]).optional(),
    /** CDN only: traffic that was used before now. */
    usedMb: z.int().min(0).optional(),
  }),
  "cdn-domain": z.strictObject({
    /** A domain of a CDN product: as if it had been served so long, with so much traffic. */
    domain: name,
    servedDays: z.int().min(0).max(366),
    mbPerHour: z.int().min(0).max(1_000_000),
  }),
  coupon: z.strictObject({
    code: z.string().min(1),
    kind: z.enum(["coupon", "voucher"]).default("coupon"),
    offYuan: positiveYuan,
    used: z.boolean().default(false),
  }),
} as const;

export type ControlPath = keyof typeof controlBodies;
export type ControlBody<P extends ControlPath> = z.input<(typeof controlBodies)[P]>;
