import { isTakenByName } from "../../world/availability";
import type { World } from "../../world/world";
import { isKeptHost } from "./find-host";
import type { Host } from "./rows";

const RESERVED: ReadonlySet<string> = new Set("root admin www ftp mail system guest".split(" "));
/** Names up to this length may be taken at random, longer ones never. */
const SHORT = 4;

/**
 * Why an FTP user name (lower case) is not available: a reserved word, or taken. Null when it is available. @param
 * mine this account's host of that name as the caller may see it.
 */
export function hostNameProblem(world: World, name: string, mine: Host | undefined): "reserved" | "taken" | null {
  if (RESERVED.has(name)) return "reserved";
  if (isKeptHost(mine, world.now()) || name.includes("taken")) return "taken";
  return name.length <= SHORT && isTakenByName(world.meta.seed, name, ".hosting") ? "taken" : null;
}

/** A letter first, with letters, digits and signs, 8 to 16. */
export function isHostPassword(text: string): boolean {
  return /^[A-Za-z][\x21-\x7e]{7,15}$/.test(text) && /\d/.test(text) && /[^A-Za-z0-9]/.test(text);
}
