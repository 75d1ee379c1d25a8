import "server-only";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { bindAccount } from "./bind-account";
import { bindKeys } from "./bind-keys";

let bound = false;

/**
 * Binds the process's database to its upstream account and its keys, once per process.
 * @throws ConfigurationError when it belongs to others.
 */
export async function bindDatabase(): Promise<void> {
  if (bound) return;
  const { CNDNS_USERNAME, sandbox, keyRing } = env();
  await bindAccount(db, { username: CNDNS_USERNAME, sandbox });
  await bindKeys(db, keyRing);
  bound = true;
}
