import { ConfigurationError } from "../../lib/core/configuration-error";
import { type Env, environmentNames, parseEnv } from "../../lib/env";
import { sandboxEnv } from "../../sandbox/http/credentials";
import { usesSandbox } from "../processes/require-account";
import { type Finding, fault, fine, type Variables, warn } from "./finding";

interface Examined {
  findings: Finding[];
  /** Null: what must be set is not, or not rightly. */
  env: Env | null;
  sandbox: boolean;
}

/** Words with which our variables begin: another one that begins so is probably misspelt. */
const OURS = /^(DATABASE|CNDNS|KUMQUAT|MAIL_IN|SMTP|MAIL|NEXTAUTH|ENCRYPTION|TRUSTED|WORKER|WEB)_/;
/** Read by libraries or the build. */
const OTHERS = ["NEXTAUTH_URL", "WEB_CONCURRENCY"];

/** Reads the environment as the shop does, and what only the doctor asks: whether it makes sense. */
export function checkEnvironment(source: Variables): Examined {
  const set = (name: string) => (source[name] ?? "") !== "";
  const findings: Finding[] = [];
  const sandbox = sandboxOf(source, findings);
  const env = read(sandbox ? { ...placeholders, ...present(source) } : source, findings);
  for (const name of Object.keys(source).filter((one) => OURS.test(one) && set(one)))
    if (!environmentNames.includes(name) && !OTHERS.includes(name))
      findings.push(
        warn(
          "environment",
          `${name} is set, and the shop knows no such variable`,
          "Is it misspelt? See docs/operations/configure.md.",
        ),
      );
  if (env) findings.push(...remarks(env), fine("environment", "everything that must be set is set"));
  return { findings, env, sandbox };
}

const present = (source: Variables) => Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));

/** A shop on the sandbox has these without anybody setting them. */
const placeholders: Variables = {
  ...sandboxEnv("http://127.0.0.1"),
  DATABASE_URL: "postgresql://embedded/kumquat",
  NEXTAUTH_SECRET: "-".repeat(32),
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
};

function sandboxOf({ DATABASE_URL, CNDNS, CNDNS_USERNAME, KUMQUAT_SANDBOX }: Variables, findings: Finding[]): boolean {
  if (KUMQUAT_SANDBOX === "1") return true;
  try {
    const said = CNDNS === "sandbox" ? "sandbox" : undefined;
    const sandbox = usesSandbox({
      DATABASE_URL: DATABASE_URL || undefined,
      CNDNS: said,
      CNDNS_USERNAME: CNDNS_USERNAME || undefined,
    });
    if (sandbox)
      findings.push(
        warn(
          "environment",
          "this is a trial: the sandbox stands in for the upstream, and nothing is really bought",
          "To sell for real set CNDNS_USERNAME, CNDNS_PASSWORD and CNDNS_EMAIL, and a database of its own.",
        ),
      );
    return sandbox;
  } catch (error) {
    const [text = "", ...rest] = (error instanceof Error ? error.message : String(error)).split(/(?<=\.) /);
    findings.push(fault("environment", text.replace(/\.$/, ""), rest.join(" ")));
    return false;
  }
}

function read(source: Variables, findings: Finding[]): Env | null {
  try {
    return parseEnv(source);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const line of error.message.split("\n")) {
      const [text = line, ...hint] = line.split(": ");
      findings.push(fault("environment", text, hint.length > 0 ? `Set it: ${hint.join(": ")}.` : ""));
    }
    return null;
  }
}

function remarks(env: Env): Finding[] {
  const found: Finding[] = [];
  if (!env.SMTP_URL && !env.sandbox)
    found.push(
      warn(
        "environment",
        "SMTP_URL is not set: no mail is sent, and nobody can register",
        "Set SMTP_URL and MAIL_FROM.",
      ),
    );
  if (env.SMTP_URL && !env.MAIL_FROM)
    found.push(
      warn(
        "environment",
        `MAIL_FROM is not set: mails come from no-reply@${new URL(env.APP_URL).hostname}`,
        "Set MAIL_FROM to a sender that your mail server may use.",
      ),
    );
  if (env.MAIL_IN_SMTP_PORT !== undefined && !env.MAIL_IN_ADDRESS)
    found.push(
      fault(
        "environment",
        "MAIL_IN_SMTP_PORT is set and MAIL_IN_ADDRESS is not: the listener for mails does not start",
        "Set MAIL_IN_ADDRESS, or unset the port.",
      ),
    );
  if (env.RATE_LIMIT_FACTOR > 1 && !env.sandbox)
    found.push(
      warn(
        "environment",
        `RATE_LIMIT_FACTOR is ${env.RATE_LIMIT_FACTOR}: callers may ask ${env.RATE_LIMIT_FACTOR} times as much as they should`,
        "Unset it; it is for load tests.",
      ),
    );
  if (env.keyRing.keys.size === 0) found.push(fault("keys", "ENCRYPTION_KEYS holds no key"));
  return found;
}
