import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sandboxCredentials } from "../../../sandbox/http/credentials";
import { appendTo, type BareMachine } from "./bare-machine";

const FOLDER = "/etc/kumquat";
export const METRICS_TOKEN = randomBytes(24).toString("hex");

/**
 * Fills in /etc/kumquat/*.env as a reader of their comments does. The upstream is the sandbox, whose addresses a shop with a real account
 * leaves at their defaults.
 */
export function fillIn(machine: BareMachine, { sandboxUrl, smtpUrl }: { sandboxUrl: string; smtpUrl: string }): void {
  const word = () => randomBytes(24).toString("hex");
  const key = () => randomBytes(32).toString("base64");
  const at = (role: string) => `postgresql://kumquat_${role}:${word()}@127.0.0.1:5432/kumquat`;
  const { username, password, email } = sandboxCredentials;
  set(machine, "shop.env", {
    ...{ DATABASE_URL: at("app"), CNDNS_USERNAME: username, CNDNS_PASSWORD: password, CNDNS_EMAIL: email },
    ...{ NEXTAUTH_SECRET: key(), ENCRYPTION_KEYS: `k1:${key()}`, SMTP_URL: smtpUrl },
  });
  const urls = { CNDNS_API_URL: sandboxUrl, CNDNS_CHECK_URL: sandboxUrl, CNDNS_SUPPORT_URL: `${sandboxUrl}/api` };
  appendTo(machine, `${FOLDER}/shop.env`, ...Object.entries(urls).map(([name, value]) => `${name}=${value}`));
  const none = { DATABASE_SUPERUSER_URL: null, POSTGRES_PASSWORD: null };
  set(machine, "owner.env", { DATABASE_OWNER_URL: at("owner"), BACKUP_KEY: key(), ...none });
}

/** @throws Error when the example has no such line. null: the line goes */
function set(machine: BareMachine, name: string, values: Record<string, string | null>): void {
  const file = join(machine.root, FOLDER, name);
  let text = readFileSync(file, "utf8");
  for (const [variable, value] of Object.entries(values)) {
    const line = new RegExp(`^${variable}=.*\\n`, "m");
    if (!line.test(text)) throw new Error(`${name} has no line ${variable}=`);
    text = text.replace(line, value === null ? "" : `${variable}=${value}\n`);
  }
  writeFileSync(file, text);
}
