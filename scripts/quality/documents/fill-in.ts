import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BareMachine } from "./bare-machine";

const FOLDER = "/etc/kumquat";

/**
 * Fills in /etc/kumquat/*.env as a reader of their comments does.
 * @param more what else the shop is told: its upstream and its mail server
 */
export function fillInVariables(machine: BareMachine, more: Record<string, string>): void {
  const word = () => randomBytes(24).toString("hex");
  const key = () => randomBytes(32).toString("base64");
  const at = (role: string) => `postgresql://kumquat_${role}:${word()}@127.0.0.1:5432/kumquat`;
  const own = { DATABASE_URL: at("app"), NEXTAUTH_SECRET: key(), ENCRYPTION_KEYS: `k1:${key()}`, ...more };
  set(machine, "shop.env", own, ["DATABASE_URL", "CNDNS_USERNAME", "NEXTAUTH_SECRET", "ENCRYPTION_KEYS", "SMTP_URL"]);
  const owner = {
    DATABASE_OWNER_URL: at("owner"),
    BACKUP_KEY: key(),
    DATABASE_SUPERUSER_URL: null,
    POSTGRES_PASSWORD: null,
  };
  set(machine, "owner.env", owner, Object.keys(owner));
}

/**
 * @param values null: the line goes. What the example has no line for stands below
 * @param named what the example must have a line for. @throws Error when it has none
 */
function set(
  machine: BareMachine,
  name: string,
  values: Record<string, string | null>,
  named: readonly string[],
): void {
  const file = join(machine.root, FOLDER, name);
  let text = readFileSync(file, "utf8");
  for (const [variable, value] of Object.entries(values)) {
    const line = new RegExp(`^${variable}=.*\\n`, "m");
    if (!line.test(text) && named.includes(variable)) throw new Error(`${name} has no line ${variable}=`);
    const own = value === null ? "" : `${variable}=${value}\n`;
    text = line.test(text) ? text.replace(line, () => own) : `${text}${own}`;
  }
  writeFileSync(file, text);
}
