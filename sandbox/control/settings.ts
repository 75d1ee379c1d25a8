import { z } from "zod";

const ms = z.int().min(0).max(86_400_000);

/** Everything that a person or a test may switch while the sandbox runs (`POST /__sandbox/settings`). */
export const settingsSchema = z.strictObject({
  /** `clean`: tidy JSON. `usual`: the manual's oddities. `misprints`: also what is probably only a printing fault. */
  warts: z.enum(["clean", "usual", "misprints"]).default("usual"),
  /** Which repeats are refused with 10036: any otime seen, otimes of writes and purchases only, none. */
  replay: z.enum(["otime", "writes", "off"]).default("otime"),
  /** `17`: digits to the millisecond, as the manual asks. `any`: also the shorter forms of its examples. */
  otimeForm: z.enum(["17", "any"]).default("17"),
  /** Refuses every signed call with this authentication code; empty: the account is fine. */
  accountCode: z
    .enum(["", "10001", "10002", "10003", "10004", "10005", "10006", "10007", "10022", "10023"])
    .default(""),
  /** Callers that may use the API; null: all. Others get 10001. */
  allowedIps: z.array(z.string()).nullable().default(null),
  /** The manual: a comma in a parameter "makes results inaccurate". `cut` loses everything from the comma on. */
  commas: z.enum(["cut", "keep"]).default("cut"),
  /** Suffixes that this agent may not buy (10026). */
  forbiddenSuffixes: z.array(z.string()).default([]),
  /** Every answer of the api host waits so long, in real time. */
  delayMs: ms.default(0),
  /** The check host waits between these, the same time for a suffix every time. */
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
  /** Making a server (with a callback address), installing it anew, a snapshot or going back to it, power. */
  cloudCreateMs: ms.default(4_000),
  cloudRebuildMs: ms.default(4_000),
  cloudSnapshotMs: ms.default(2_000),
  cloudPowerMs: ms.default(1_000),
  /** Rooms in which no server is sold now (17011), and parts of a server's price that can't be found (17013 …). */
  cloudClosedRooms: z.array(z.string()).default([]),
  cloudPricesMissing: z.array(z.enum(["os", "hd", "bd", "cpu", "ram", "ip"])).default([]),
  /** From the purchase of a CDN product or a server of 百度云 and 阿里云 until it runs. */
  serverOpenMs: ms.default(10_000),
  /** Their power, disks and passwords; backups and rebuilding. */
  serverWorkMs: ms.default(3_000),
  serverLongWorkMs: ms.default(15_000),
  /** A CDN purge, from its start to its end. */
  purgeMs: ms.default(20_000),
  /** From a question to its being taken up, and from there to the reply. */
  supportStepMs: ms.default(20_000),
  /** The account has an e-mail address; without one no question is taken (40011). */
  accountEmail: z.boolean().default(true),
  /** The audit of an SMS order: a working day in earnest. */
  smsAuditMs: ms.default(15_000),
  /** 搜客易 and micro-sites are no longer sold: bought all the same, so that there are some, or refused. */
  discontinued: z.enum(["sell", "refuse"]).default("sell"),
  /** Outcomes of slow operations go to the caller's address, or get lost on the way. */
  callbacks: z.enum(["send", "lose"]).default("send"),
  /** The manual does not say by which method. */
  callbackMethod: z.enum(["GET", "POST"]).default("GET"),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Some settings. `settingsSchema.partial()` would put all the others back to their defaults. */
export const settingsChangeSchema: z.ZodType<Partial<Settings>> = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, field]) => [name, field.removeDefault().optional()]),
  ),
) as never;

export const defaultSettings: Settings = settingsSchema.parse({});
