import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { readResolvers } from "@/lib/core/read-resolvers";
import { contract, fenText, nothing } from "@/lib/http/contract";

const shortText = (max: number) => z.string().trim().max(max).default("");
const text = z.string().max(50_000).default("");
const mail = asciiText()
  .max(200)
  .refine((value) => value === "" || z.email().safeParse(value).success, "email.format")
  .default("");

/** A setting, and what a change of it requires beside an admin. */
interface Setting<S extends z.ZodType> {
  schema: S;
  /** The admin must have given the password lately: it concerns money, or how customers reach the shop. */
  reauth: boolean;
  /** Whether this change takes effect only once another admin has agreed. @default no change does */
  wantsSecond?: (before: z.output<S>, after: z.output<S>, shop: { open: boolean }) => boolean;
}
const setting = <S extends z.ZodType>(declared: Setting<S>): Setting<S> => declared;

/** The sum (fen) up to which one person acts alone. */
const limitFen = (byDefault: bigint) =>
  fenText.refine((fen) => fen >= 0n && fen <= 100_000_000n, "settings.limit_range").default(byDefault);

/**
 * What staff edit, one zod schema per key. Parsing `{}` gives the defaults, so that a shop works before anybody has
 * saved a setting, and a field that is added later needs no migration. Stored encoded (JSON), read decoded.
 */
export const settings = {
  /** Names under which the shop sells. Empty: the product's own name. */
  brand: setting({
    schema: z.object({
      nameZh: shortText(40),
      nameEn: shortText(60),
      companyZh: shortText(100),
      companyEn: shortText(120),
    }),
    reauth: false,
  }),
  contacts: setting({
    schema: z.object({
      phone: shortText(40),
      hoursZh: shortText(60),
      hoursEn: shortText(60),
      email: mail,
    }),
    reauth: true,
  }),
  /** The filing numbers that the law requires in the footer. */
  filing: setting({
    schema: z.object({
      icp: z
        .string()
        .trim()
        .max(60)
        .regex(/^$|备.*\d/u, "settings.icp_format")
        .default(""),
      police: z
        .string()
        .trim()
        .max(60)
        .regex(/^$|公网安备.*\d{8,}/u, "settings.police_format")
        .default(""),
    }),
    reauth: false,
  }),
  /** Plain text; an empty line separates paragraphs, a line that begins with "# " is a heading. */
  terms: setting({ schema: z.object({ zh: text, en: text, privacyZh: text, privacyEn: text }), reauth: false }),
  /** The account for customers' bank transfers. Before the shop is open, one person may fill in an empty one. */
  bank: setting({
    schema: z.object({
      holder: shortText(100),
      bank: shortText(100),
      account: shortText(60),
      noteZh: shortText(300),
      noteEn: shortText(300),
    }),
    reauth: true,
    wantsSecond: (before, after, { open }) => {
      const fields = Object.keys(after) as (keyof typeof after)[];
      const wasFilled = before.holder !== "" && before.account !== "";
      return (open || wasFilled) && fields.some((field) => before[field] !== after[field]);
    },
  }),
  /** The agent balance (fen) below which staff are alerted. */
  agentBalance: setting({ schema: z.object({ alarmFen: limitFen(50_000n) }), reauth: true }),
  money: setting({
    schema: z.object({
      /** Adjustments and corrections of top-ups by one person above this sum in 24 hours (fen) need a second person; 0: all of them. */
      adjustmentLimitFen: limitFen(20_000n),
      /** Bank transfers above this sum that one person confirms in 24 hours (fen) need a second person; 0: all of them. */
      topUpLimitFen: limitFen(5_000_000n),
      /** A bank transfer that differs from the announced sum by more than this (fen) needs a second person; 0: every difference. */
      topUpDifferenceFen: limitFen(20_000n),
      /** Payouts and refunds to the source above this sum that one person approves in 24 hours (fen) need a second person; 0: all of them. */
      payoutLimitFen: limitFen(200_000n),
    }),
    reauth: true,
    wantsSecond: (before, after) =>
      after.adjustmentLimitFen > before.adjustmentLimitFen ||
      after.topUpLimitFen > before.topUpLimitFen ||
      after.topUpDifferenceFen > before.topUpDifferenceFen ||
      after.payoutLimitFen > before.payoutLimitFen,
  }),
  upstreamLimits: setting({
    schema: z.object({
      /** Calls under way per host of the upstream: those of a machine's web processes together, and those of each worker. */
      checkInFlight: z.int().min(1).max(1000).default(400),
      apiInFlight: z.int().min(1).max(100).default(8),
      /** Names that one visitor's searches may ask for in a minute; each suffix counts. */
      checksPerMinute: z.int().min(100).max(1_000_000).default(6_000),
    }),
    reauth: false,
  }),
  buying: setting({
    schema: z.object({
      /** An unsure item counts as absent after this many reads over so many minutes. */
      absentReads: z.int().min(2).max(20).default(3),
      absentMinutes: z.int().min(5).max(1440).default(30),
      /** A waiting item is refunded after so many hours. */
      waitingHours: z.int().min(1).max(240).default(24),
      /** Lowest margin (hundredths of a percent of the price) at which the worker buys without asking staff. */
      marginFloorBasisPoints: z.int().min(-10_000).max(10_000).default(0),
    }),
    reauth: true,
  }),
  tickets: setting({
    schema: z.object({
      /** A ticket that nobody has answered for so many hours alerts staff. */
      alertHours: z.int().min(1).max(240).default(8),
    }),
    reauth: false,
  }),
  /** What the list for the tool that issues tax invoices (fapiao) says of each. */
  fapiao: setting({
    schema: z.object({
      /** What is sold, in the words of the tax office. */
      itemName: z.string().trim().min(1, "settings.item_name").max(100).default("*信息技术服务*技术服务费"),
      /** Hundredths of a percent. */
      taxRateBasisPoints: z.int().min(0).max(1_700).default(600),
      /** One that nobody has issued or made red for so many hours alerts staff. */
      alertHours: z.int().min(1).max(720).default(72),
      /** A service issues what waits (lib/fapiao/service); without one this changes nothing. */
      byService: z.boolean().default(false),
    }),
    reauth: true,
  }),
  /** Whom the shop asks what the world sees of a domain: addresses with ports. Empty: those of the environment (DNS_RESOLVERS). */
  liveDns: setting({
    schema: z.object({
      resolvers: z
        .string()
        .trim()
        .max(400)
        .refine((text) => text === "" || readResolvers(text) !== null, "settings.resolvers_format")
        .default(""),
    }),
    reauth: false,
  }),
  /** After how many days the nightly job deletes what (lib/retention). The minimums are the law's: half a year for logs, three years for trade. */
  retention: setting({
    schema: z.object({
      callDays: z.int().min(180).max(3_650).default(400),
      auditDays: z.int().min(1_096).max(36_500).default(1_826),
      mailDays: z.int().min(180).max(3_650).default(730),
      sessionDays: z.int().min(180).max(3_650).default(365),
      runDays: z.int().min(180).max(3_650).default(730),
      zoneChangeDays: z.int().min(180).max(3_650).default(730),
      balanceDays: z.int().min(90).max(3_650).default(400),
      cartDays: z.int().min(7).max(365).default(60),
    }),
    reauth: true,
  }),
} as const;

export type SettingKey = keyof typeof settings;
export type SettingValue<K extends SettingKey> = z.output<(typeof settings)[K]["schema"]>;

export const settingKeys = Object.keys(settings) as [SettingKey, ...SettingKey[]];

/** Whether this change of a setting waits for another admin. Both values decoded, with defaults filled in. */
export function wantsSecond<K extends SettingKey>(
  key: K,
  before: SettingValue<K>,
  after: SettingValue<K>,
  shop: { open: boolean },
): boolean {
  const declared: Setting<z.ZodType> = settings[key];
  return declared.wantsSecond?.(before, after, shop) ?? false;
}

/** What a page of the shop shows of its owner, in one language. */
export interface Brand {
  name: string;
  company: string;
  supportPhone?: string;
  supportHours?: string;
  supportEmail?: string;
  icp?: string;
  police?: string;
  /** Address of the shop's own logo; absent: the product's mark. */
  logoUrl?: string;
  /** The shop runs on the sandbox. */
  sandbox?: boolean;
}

/** The shop's name until the reseller has given it another. */
export const PRODUCT_NAME = { zh: "金橘", en: "Kumquat" } as const;

export const brandOutput = z.object({
  name: z.string(),
  company: z.string(),
  supportPhone: z.string().optional(),
  supportHours: z.string().optional(),
  supportEmail: z.string().optional(),
  icp: z.string().optional(),
  police: z.string().optional(),
  logoUrl: z.string().optional(),
  sandbox: z.boolean().optional(),
});

export const readBrandContract = contract({
  method: "GET",
  path: "/api/v1/brand",
  summary: "The shop's name, contacts and filing numbers in the caller's language.",
  access: "anyone",
  input: nothing,
  output: brandOutput,
});

export const readLogoContract = contract({
  method: "GET",
  path: "/api/v1/brand/logo",
  summary: "The shop's logo as a PNG.",
  access: "anyone",
  input: nothing,
  output: nothing,
  errors: ["not_found"],
});

export const readSettingContract = contract({
  method: "GET",
  path: "/api/v1/admin/settings/{key}",
  summary: "One setting as stored, with its defaults filled in.",
  access: ["admin"],
  input: z.object({ key: z.enum(settingKeys) }),
  output: z.object({ key: z.string(), value: z.json() }),
});

export const writeSettingContract = contract({
  method: "PUT",
  path: "/api/v1/admin/settings/{key}",
  summary:
    "Replaces one setting. Field errors are under value.<field>. New bank details and higher limits wait for another admin: `waits` is the request's id, and `value` the value in force.",
  access: ["admin"],
  reauth: { when: "settings that concern money or how customers reach the shop (each declares it)" },
  input: z.object({
    key: z.enum(settingKeys),
    value: z.record(z.string(), z.json()),
    /** The value that the change was made from; what somebody else has saved since is not overwritten. Left out: whatever is there. */
    seen: z.record(z.string(), z.json()).optional(),
    /** Why, for the admin who decides; required when another admin must agree. */
    reason: z.string().trim().max(300).default(""),
  }),
  output: z.object({ key: z.string(), value: z.json(), waits: z.uuid().nullable() }),
  errors: ["approvals.already_waiting", "settings.changed_meanwhile"],
  maxBytes: 1024 * 1024,
});

export const writeLogoContract = contract({
  method: "PUT",
  path: "/api/v1/admin/settings/logo",
  summary: "Replaces the logo (PNG, JPEG, WebP or SVG up to 1 MB in base64; re-encoded), or removes it with null.",
  access: ["admin"],
  input: z.object({ imageBase64: z.base64().max(1_400_000).nullable() }),
  output: z.object({ logoUrl: z.string().nullable() }),
  errors: ["settings.not_a_picture"],
  maxBytes: 1_500_000,
});
