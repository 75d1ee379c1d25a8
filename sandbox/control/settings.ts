import { z } from "zod";

const ms = z.int().min(0).max(86_400_000);

/** What a person or a test may change while the sandbox runs (`POST /__sandbox/settings`). */
export const settingsSchema = z.strictObject({
  /** `clean`: tidy JSON. `usual`: the manual's oddities. `misprints`: also what is probably only a printing fault. */
  warts: z.enum(["clean", "usual", "misprints"]).default("usual"),
  /** Which repeats are refused with 10036: any otime seen, otimes of writes and purchases only, none. */
  replay: z.enum(["otime", "writes", "off"]).default("otime"),
  /** `17`: digits to the millisecond, as the manual asks. `any`: also the shorter forms of its examples. */
  otimeForm: z.enum(["17", "any"]).default("17"),
  /** Refuses every signed call with this authentication code; empty: no call is refused for the account. */
  accountCode: z
    .enum(["", "10001", "10002", "10003", "10004", "10005", "10006", "10007", "10022", "10023"])
    .default(""),
  /** Callers that may use the API; null: all. Others get 10001. */
  allowedIps: z.array(z.string()).nullable().default(null),
  /** The manual: a comma in a parameter "makes results inaccurate". `cut` loses everything from the comma on. */
  commas: z.enum(["cut", "keep"]).default("cut"),
  /** Suffixes that this agent may not buy (10026). */
  forbiddenSuffixes: z.array(z.string()).default([]),
  /** How long every answer of the api host is delayed, in real time. */
  delayMs: ms.default(0),
  /** How long answers of the check host are delayed: between these two, always the same for one suffix. */
  checkDelayMs: z.strictObject({ min: ms, max: ms }).default({ min: 0, max: 0 }),
  /** How long slow operations take on the sandbox's clock. */
  registerMs: ms.default(2_000),
  renewMs: ms.default(1_000),
  /** Time from `waiting` to `pending`, and from there to the outcome. */
  auditStepMs: ms.default(8_000),
  /** What reviewers decide: by the name (`fail-audit` fails), or only what `POST /__sandbox/audit` says. */
  audits: z.enum(["auto", "manual"]).default("auto"),
  transferStepMs: ms.default(3_000),
  /** A database's backup, and its restore. */
  backupMs: ms.default(3_000),
  /**
   * How long it takes to make a server (with a callback address), to reinstall it, to take or restore a snapshot, to
   * switch power.
   */
  cloudCreateMs: ms.default(4_000),
  cloudRebuildMs: ms.default(4_000),
  cloudSnapshotMs: ms.default(2_000),
  cloudPowerMs: ms.default(1_000),
  /** Rooms in which no server is sold now (17011), and parts of a server's price that can't be found (17013 …). */
  cloudClosedRooms: z.array(z.string()).default([]),
  cloudPricesMissing: z.array(z.enum(["os", "hd", "bd", "cpu", "ram", "ip"])).default([]),
  /** From the purchase of a CDN product or a server of 百度云 and 阿里云 until it runs. */
  serverOpenMs: ms.default(10_000),
  /** How long changes of their power, disks and passwords take; then backups and rebuilding. */
  serverWorkMs: ms.default(3_000),
  serverLongWorkMs: ms.default(15_000),
  /** A CDN purge, from its start to its end. */
  purgeMs: ms.default(20_000),
  /** Time until staff begin with a question, and again until they reply. */
  supportStepMs: ms.default(20_000),
  /** The account has an e-mail address; without one no question is taken (40011). */
  accountEmail: z.boolean().default(true),
  /** The audit of an SMS order; at the real upstream it takes a working day. */
  smsAuditMs: ms.default(15_000),
  /**
   * 搜客易 and micro-sites are no longer sold. `sell`: they can be bought all the same, so that the world can hold some.
   */
  discontinued: z.enum(["sell", "refuse"]).default("sell"),
  /** Callbacks with the outcomes of slow operations: sent, or lost. */
  callbacks: z.enum(["send", "lose"]).default("send"),
  /** The manual does not say by which method. */
  callbackMethod: z.enum(["GET", "POST"]).default("GET"),
  /** Notices of the payment gateways' twins: sent, lost, sent a hundred times at once, or with another's signature. */
  gatewayNotices: z.enum(["send", "lose", "double", "forge"]).default("send"),
  /** What becomes of a refund at a gateway's twin; no-money: it is refused, because the shop has too little money there. */
  gatewayRefunds: z.enum(["done", "hang", "reject", "no-money"]).default("done"),
  /** The daily bills of the gateways' twins: as it was, with a payment that never was, or without the day's first line. */
  gatewayBills: z.enum(["true", "extra", "missing"]).default("true"),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Some of the settings. (`settingsSchema.partial()` would set all others back to their defaults.) */
export const settingsChangeSchema: z.ZodType<Partial<Settings>> = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, field]) => [name, field.removeDefault().optional()]),
  ),
) as never;

export const defaultSettings: Settings = settingsSchema.parse({});
