import "server-only";
import { ConfigurationError } from "@/lib/core/configuration-error";
import type { Db } from "@/lib/db/client";

/**
 * Records which upstream account a database belongs to, and refuses another, which has other services, attempts and agent figures.
 * Called when a worker starts and by `npm start`; a web process alone reports it through lib/reports/read-health. Safe to repeat.
 * @throws ConfigurationError with what to do.
 */
export async function bindAccount(db: Db, account: { username: string; sandbox: boolean }): Promise<void> {
  await db.upstreamAccount.createMany({ data: [{ id: 1, ...account }], skipDuplicates: true });
  const bound = await db.upstreamAccount.findUniqueOrThrow({ where: { id: 1 } });
  if (bound.username === account.username && bound.sandbox === account.sandbox) return;
  const name = (of: { username: string; sandbox: boolean }) => `${of.username}${of.sandbox ? " (sandbox)" : ""}`;
  throw new ConfigurationError(
    `this database belongs to the upstream account ${name(bound)}, but CNDNS_USERNAME is ${name(account)}: ` +
      "use a database of its own for each account",
  );
}
