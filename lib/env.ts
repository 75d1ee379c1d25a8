import { z } from "zod";
import { ConfigurationError } from "./core/configuration-error";
import { readResolvers } from "./core/read-resolvers";
import { type KeyRing, parseKeyRing } from "./core/secret";

/**
 * The environment: the one place that reads process.env (biome's noProcessEnv; what else must says why beside it). A bad or missing
 * value names its variable and says what to do; nothing starts on a guess. `.env.example` documents every variable that people set;
 * server/start.ts fills in what has a stand-in (embedded database, sandbox).
 */
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ""));

/** "site_path=example user_type=digits": how the upstream means what its manual leaves open. */
const readings = z
  .string()
  .regex(/^\s*(\w+=\w+\s*)+$/)
  .transform((text) =>
    Object.fromEntries(
      text
        .trim()
        .split(/\s+/)
        .map((pair) => pair.split("=") as [string, string]),
    ),
  );

const resolvers = z
  .string()
  .transform(readResolvers)
  .refine((all) => all !== null)
  .optional();

/** Of 阿里云, 腾讯云, Cloudflare and Google: what customers' visitors ask, at home and abroad. */
const PUBLIC_RESOLVERS = ["223.5.5.5:53", "119.29.29.29:53", "1.1.1.1:53", "8.8.8.8:53"];

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Read by `npm run db:roles` alone. */
  DATABASE_SUPERUSER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Says that a database of one's own is meant for a trial on the sandbox (server/processes/require-account.ts). */
  CNDNS: z.enum(["sandbox"]).optional(),
  CNDNS_USERNAME: z.string().min(1),
  CNDNS_PASSWORD: z.string().min(1),
  CNDNS_EMAIL: z.string().min(3),
  CNDNS_API_URL: url.default("https://api.cndns.com"),
  CNDNS_CHECK_URL: url.default("http://dmcheck.cndns.com"),
  CNDNS_SUPPORT_URL: url.default("http://support.cndns.com/api"),
  CNDNS_READINGS: readings.default({}),
  /** Whom the shop asks about live DNS; none on the sandbox unless its name server is named. A setting of staff overrides it. */
  DNS_RESOLVERS: resolvers,
  /** The hosts from which pictures of templates are fetched (lib/gallery/fetch-picture.ts). */
  PICTURE_HOSTS: z
    .string()
    .regex(/^\s*([a-z0-9-]+(\.[a-z0-9-]+)+\s*)*$/)
    .default("screenshots.websiteonline.cn image.sitestar.cn"),
  /** Set by the start script when the sandbox is used; test payments exist only then. */
  KUMQUAT_SANDBOX: z.enum(["0", "1"]).default("0"),
  /** Has no default in a shop on the real upstream (`real` below): mails and payments lead customers there. */
  APP_URL: url.default("http://localhost:3000"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Unset: every address of the machine; in a shop on the sandbox this machine alone, because the demo's passwords are published. */
  HOST: z.string().min(1).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(20).default(0),
  NEXTAUTH_SECRET: z.string().min(32),
  /** Opens cookies and signed addresses too, and signs nothing: the next secret, or the one before (docs/keys.md). */
  NEXTAUTH_SECRET_ALSO: z.string().min(32).optional(),
  ENCRYPTION_KEYS: z.string().min(1),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  MAIL_IN_ADDRESS: z.email().optional(),
  MAIL_IN_SECRET: z.string().min(32).optional(),
  MAIL_IN_SMTP_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  MAIL_IN_SMTP_HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_PREPARE: z.enum(["0", "1"]).default("1"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(20),
  WEB_PROCESSES: z.coerce.number().int().min(1).max(64).optional(),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(10),
  /** Multiplies what one caller may ask for (lib/http/rate-limit.ts): tests and benchmarks are one busy caller. */
  RATE_LIMIT_FACTOR: z.coerce.number().int().min(1).default(1),
  /** Of STOP_SECONDS, how long a web process goes on taking requests while /api/health says that it stops. */
  STOP_NOTICE_SECONDS: z.coerce.number().int().min(0).max(60).default(0),
  STOP_SECONDS: z.coerce.number().int().min(1).max(600).default(30),
  /** Read by lib/core/log.ts; here so that a wrong value is told like any other. */
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** Data folder of the embedded database, the sandbox and the kept secrets. */
  KUMQUAT_DATA: z.string().min(1).default(".data"),
  /** Who asks for /metrics must send it; unset: there are no metrics, and nothing is counted. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Gets the errors of web and worker (server/observing/send-errors.ts). */
  SENTRY_DSN: z
    .string()
    .regex(/^https?:\/\/[^@/\s:]+(:[^@/\s]*)?@[^/\s]+\/(\S+\/)?\d+\/?$/)
    .optional(),
  /** Gets the traces of web and worker (server/observing/start-tracing.ts). */
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  /** Read by OpenTelemetry's exporter itself; here so that it is described like any other. */
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^[^=,\s]+=[^,]*(,[^=,\s]+=[^,]*)*$/)
    .optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default("kumquat"),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** Gets the alerts that staff are mailed (lib/reports/post-alert.ts). */
  ALERT_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Seals the backups: 32 bytes in base64. */
  BACKUP_KEY: z.base64().length(44).optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1_000).default(14),
  /** The folder of pg_dump and pg_restore, where PATH does not have fitting ones. */
  POSTGRES_BIN: z.string().min(1).optional(),
  /** Set by tests alone: where the purchase protocol stops or dies (lib/purchasing/failpoint.ts). */
  KUMQUAT_FAILPOINT: z.string().optional(),
});

/** What a shop on the real upstream must set beside it. */
const real = schema.extend({ APP_URL: url });

/** What a build and some commands do without. */
const partial = schema.partial({
  DATABASE_URL: true,
  CNDNS_USERNAME: true,
  CNDNS_PASSWORD: true,
  CNDNS_EMAIL: true,
  NEXTAUTH_SECRET: true,
  ENCRYPTION_KEYS: true,
});

/** Every variable that the shop reads; docs/operations/configure.md describes each. */
export const environmentNames: readonly string[] = Object.keys(schema.shape);

type Derived = "KUMQUAT_SANDBOX" | "ENCRYPTION_KEYS" | "DNS_RESOLVERS" | "HOST";
export type Env = Omit<z.infer<typeof schema>, Derived> & {
  HOST: string;
  sandbox: boolean;
  keyRing: KeyRing;
  DNS_RESOLVERS: string[];
};
type PartialEnv = Omit<z.infer<typeof partial>, Derived> & { sandbox: boolean };

const HINTS: Record<string, string> = {
  DATABASE_URL: "the application's PostgreSQL, e.g. postgresql://kumquat_app:…@db:5432/kumquat",
  CNDNS: "sandbox, or nothing",
  CNDNS_USERNAME: "your CNDNS agent account; CNDNS=sandbox and no CNDNS_USERNAME to try the shop on the sandbox",
  CNDNS_READINGS: "words like site_path=example, separated by spaces; see lib/cndns/README.md",
  CNDNS_PASSWORD: "the password of the CNDNS agent account",
  CNDNS_EMAIL: "the e-mail address of the CNDNS agent account, part of every signature",
  CNDNS_API_URL: "an address like https://api.cndns.com",
  CNDNS_CHECK_URL: "an address like http://dmcheck.cndns.com",
  CNDNS_SUPPORT_URL: "an address like http://support.cndns.com/api",
  DNS_RESOLVERS: "addresses with ports, separated by commas, e.g. 223.5.5.5:53,1.1.1.1:53",
  PICTURE_HOSTS: "host names separated by spaces, e.g. screenshots.websiteonline.cn",
  PORT: "a port number from 1 to 65535",
  HOST: "an address of this machine to listen on, e.g. 127.0.0.1",
  TRUSTED_PROXIES: "how many proxies of yours stand in front, e.g. 1",
  WEB_PROCESSES: "a number from 1 to 64",
  STOP_NOTICE_SECONDS: "seconds from 0 to 60 in which a load balancer learns that the process stops",
  STOP_SECONDS: "seconds from 1 to 600 that a stop waits for what is in hand",
  APP_URL: "where customers reach the shop, e.g. https://shop.example.com",
  SMTP_URL: "your mail server, e.g. smtps://user:password@mail.example.com",
  MAIL_IN_ADDRESS: "an address of yours that customers' answers go to, e.g. support@example.com",
  MAIL_IN_SECRET: "32 or more random characters: openssl rand -base64 32",
  MAIL_IN_SMTP_PORT: "a port number from 1 to 65535",
  NEXTAUTH_SECRET: "32 or more random characters: openssl rand -base64 32",
  NEXTAUTH_SECRET_ALSO: "32 or more random characters, as NEXTAUTH_SECRET",
  METRICS_TOKEN: "16 or more random characters: openssl rand -hex 24",
  ALERT_WEBHOOK_URL: "the address of a chat group's robot, e.g. https://open.feishu.cn/open-apis/bot/v2/hook/…",
  SENTRY_DSN: "an address like https://<key>@sentry.example.com/<number>",
  OTEL_EXPORTER_OTLP_ENDPOINT: "a collector's address for OTLP over HTTP, e.g. http://127.0.0.1:4318",
  OTEL_EXPORTER_OTLP_HEADERS: "name=value, several separated by commas",
  OTEL_TRACES_SAMPLER_ARG: "a share of the requests from 0 to 1, e.g. 0.1",
  BACKUP_KEY: "32 random bytes in base64: openssl rand -base64 32",
  BACKUP_KEEP: "how many backups stay, from 1 to 1000",
  ENCRYPTION_KEYS: "id:key with 32 random bytes in base64: echo k1:$(openssl rand -base64 32)",
};

type Source = Record<string, string | undefined>;

function read<S extends z.ZodType>(wanted: S, source: Source): z.output<S> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = wanted.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const what = present[name] === undefined ? "is missing" : "is not valid";
      return `${name} ${what}${HINTS[name] ? `: ${HINTS[name]}` : `: ${issue.message}`}`;
    });
    throw new ConfigurationError(lines.join("\n"));
  }
  return parsed.data;
}

/** @throws ConfigurationError whose message names each bad variable on a line of its own; values are never printed. */
export function parseEnv(source: Source): Env {
  const { KUMQUAT_SANDBOX, ENCRYPTION_KEYS, DNS_RESOLVERS, HOST, ...rest } = read(
    source.KUMQUAT_SANDBOX === "1" ? schema : real,
    source,
  );
  const sandbox = KUMQUAT_SANDBOX === "1";
  let keyRing: KeyRing;
  try {
    keyRing = parseKeyRing(ENCRYPTION_KEYS);
  } catch (error) {
    throw new ConfigurationError(
      `ENCRYPTION_KEYS is not valid: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return {
    ...rest,
    sandbox,
    keyRing,
    HOST: HOST ?? (sandbox ? "127.0.0.1" : "0.0.0.0"),
    DNS_RESOLVERS: DNS_RESOLVERS ?? (sandbox ? [] : PUBLIC_RESOLVERS),
  };
}

let whole: Env | undefined;

/** The process's environment, parsed once. @throws ConfigurationError */
export function env(): Env {
  // biome-ignore lint/style/noProcessEnv: this is the place
  whole ??= parseEnv(process.env);
  return whole;
}

/**
 * The same where a build or a command may run without a database, an upstream account or keys: these may be undefined, and what is
 * set must be right. Parsed anew until env() has it all. @throws ConfigurationError
 */
export function partialEnv(): PartialEnv {
  if (whole) return whole;
  // biome-ignore lint/style/noProcessEnv: this is the place
  const { KUMQUAT_SANDBOX, ENCRYPTION_KEYS: _, ...rest } = read(partial, process.env);
  return { ...rest, sandbox: KUMQUAT_SANDBOX === "1" };
}
