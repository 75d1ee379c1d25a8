import { createHash } from "node:crypto";

/**
 * A connection keeps at most so many prepared statements. The application has some hundreds; beyond the limit they are sent
 * unprepared.
 */
const MOST = 1_000;

/**
 * Names for prepared statements: the same text always gets the same name, another text another one. Texts beyond the limit get the
 * empty name, which prepares nothing.
 */
export function statementNames(most = MOST): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return "";
    const name = `k${createHash("sha256").update(sql).digest("base64url").slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}
