import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { EXIT, Failure } from "./exit-codes";
import type { Shop } from "./shop";

/** The variables of the environment that the command reads. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where `kumquat login` keeps the address and the token. */
export function loginFile(environment: Environment): string {
  const folder = environment.XDG_CONFIG_HOME || join(homedir(), ".config");
  return environment.KUMQUAT_LOGIN || join(folder, "kumquat", "login.json");
}

/** Writes it so that nobody else can read it. */
export function saveLogin(environment: Environment, login: { url: string; token: string }): string {
  const file = loginFile(environment);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
    // The mode of a file that was there before is kept otherwise.
    chmodSync(file, 0o600);
  } catch (error) {
    throw new Failure(EXIT.refused, "login.file", `${file} can't be written: ${(error as Error).message}`);
  }
  return file;
}

/**
 * The shop that the command works with: KUMQUAT_URL and KUMQUAT_TOKEN, else what `kumquat login` kept.
 * @throws Failure without an address.
 */
export function openShop(environment: Environment): Shop {
  const kept = readLogin(loginFile(environment));
  const url = environment.KUMQUAT_URL || kept.url;
  if (!url) {
    throw new Failure(EXIT.notSignedIn, "login.missing", "Not signed in. Run: kumquat login --url https://your.shop");
  }
  // A token is never sent to another shop than the one that it was kept for.
  const own = environment.KUMQUAT_URL && shopAddress(environment.KUMQUAT_URL) !== kept.url ? undefined : kept.token;
  return {
    url: shopAddress(url),
    token: readToken(environment.KUMQUAT_TOKEN ?? "") ?? own ?? null,
    language: languageOf(environment),
  };
}

/**
 * A token as it is sent; null for an empty text.
 * @throws Failure for what no header can have, such as the "kq_…" of an example: sending it would fail as if the shop were away.
 */
export function readToken(text: string): string | null {
  const token = text.trim();
  if (/^[\x21-\x7e]*$/.test(token)) return token || null;
  const what = "The token has characters that no token has. Copy it from the website: API access.";
  throw new Failure(EXIT.notSignedIn, "token.unreadable", what);
}

export function languageOf(environment: Environment): Shop["language"] {
  return (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "").startsWith("zh") ? "zh" : "en";
}

/** The origin of a shop's address. @throws Failure for a text that is none, and for http elsewhere than on this machine. */
export function shopAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Failure(EXIT.usage, "login.address", `"${text}" is no address of a shop, such as https://your.shop`);
  }
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "http:" && !isLocal) {
    throw new Failure(EXIT.usage, "login.not_secure", "A token is sent over https only, except to this machine.");
  }
  return url.origin;
}

function readLogin(file: string): { url?: string; token?: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new Failure(EXIT.notSignedIn, "login.file", `${file} can't be read: ${(error as Error).message}`);
  }
  try {
    const { url, token } = JSON.parse(text);
    return { url, token };
  } catch {
    throw new Failure(EXIT.notSignedIn, "login.file", `${file} is damaged. Run kumquat login again.`);
  }
}
