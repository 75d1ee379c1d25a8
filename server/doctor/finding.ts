/** What `npm run doctor` looks at, in the order of its lines. */
export const doctorParts = [
  "environment",
  "machine",
  "database",
  "keys",
  "upstream",
  "mail",
  "gateways",
  "address",
  "proxies",
] as const;
export type DoctorPart = (typeof doctorParts)[number];

/**
 * ok: it is as it should be. warning: the shop runs, and something will be missing or go wrong. fault: it doesn't run, or customers,
 * money or secrets are in danger.
 */
export interface Finding {
  part: DoctorPart;
  level: "ok" | "warning" | "fault";
  /** What was found. */
  text: string;
  /** What to do; empty where there is nothing. */
  todo: string;
}

const finding =
  (level: Finding["level"]) =>
  (part: DoctorPart, text: string, todo = ""): Finding => ({ part, level, text, todo });
export const fine = finding("ok");
export const warn = finding("warning");
export const fault = finding("fault");

export interface DoctorOptions {
  /** The files are those of the next version, whose migrations are not applied yet. */
  beforeUpgrade?: boolean;
}

export type Variables = Record<string, string | undefined>;

/** Variables whose values are secrets, whole or in parts. */
const SECRET = ["CNDNS_PASSWORD", "NEXTAUTH_SECRET", "MAIL_IN_SECRET", "SENTRY_DSN", "OTEL_EXPORTER_OTLP_HEADERS"];
const SECRET_URLS = ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_SUPERUSER_URL", "SMTP_URL"];

function passwordOf(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { password } = new URL(url);
  return [password, decodeURIComponent(password)];
}

/** Every text that must not be printed, the longest first. */
function secretsOf(source: Variables): string[] {
  const keys = (source.ENCRYPTION_KEYS ?? "").split(",").map((key) => key.slice(key.indexOf(":") + 1));
  const all = [
    ...SECRET.map((name) => source[name] ?? ""),
    ...SECRET_URLS.flatMap((name) => passwordOf(source[name] ?? "")),
    ...keys,
  ];
  return [...new Set(all)].filter((text) => text.length >= 4).sort((a, b) => b.length - a.length);
}

/** The findings without any secret of the environment: what a server or a library said may repeat one. */
export function withoutSecrets(findings: readonly Finding[], source: Variables): Finding[] {
  const secrets = secretsOf(source);
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, "[removed]"), text);
  return findings.map((one) => ({ ...one, text: clean(one.text), todo: clean(one.todo) }));
}

/** What an error says, in one line. */
export function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  const code = (error as NodeJS.ErrnoException).code;
  const text = message || code || error.name;
  const why = cause instanceof Error ? `: ${cause.message || (cause as NodeJS.ErrnoException).code}` : "";
  return `${text}${why}`.replace(/\s+/g, " ").trim();
}
