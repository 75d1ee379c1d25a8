import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** As the pages say: `openssl rand -hex 24`, and `openssl rand -base64 32`. */
const password = () => randomBytes(24).toString("hex");
const key = () => randomBytes(32).toString("base64");

/**
 * What a reader does with the three files of variables: own passwords instead of the examples', each wherever its role is, a value for each
 * empty variable, and lines for what the examples leave at its default. @throws Error when something to fill in is not there, or something is left
 */
export function fillIn(clone: string, variables: Record<string, string>): void {
  const [app, owner, superuser] = [password(), password(), password()];
  const set: Record<string, string> = {
    ...variables,
    ...{ NEXTAUTH_SECRET: key(), ENCRYPTION_KEYS: `k1:${key()}`, BACKUP_KEY: key() },
  };
  const filled = new Set<string>();
  const texts = ["shop", "owner", "caddy"].map((name) => {
    const path = join(clone, "deploy", `${name}.env`);
    const text = readFileSync(path, "utf8")
      .replaceAll("app-password", app)
      .replaceAll("owner-password", owner)
      .replaceAll("superuser-password", superuser)
      .replace(/^([A-Z_]+)=(.*)$/gm, (line, variable: string) => {
        if (!(variable in set)) return line;
        filled.add(variable);
        return `${variable}=${set[variable]}`;
      });
    const [empty] = /^[A-Z_]+=$/m.exec(text) ?? [];
    if (empty)
      throw new Error(`deploy/${name}.env.example has ${empty} to fill in, and the proof does not know by what`);
    return { path, text };
  });
  const rest = Object.entries(set).filter(([variable]) => !filled.has(variable));
  for (const { path, text } of texts) {
    const more = path.endsWith("shop.env") ? rest.map(([variable, value]) => `${variable}=${value}\n`).join("") : "";
    writeFileSync(path, `${text}${more}`);
  }
}
