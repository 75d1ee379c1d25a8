import "server-only";
import type { CredentialGate } from "@/lib/cndns/options";
import type { Refusal } from "@/lib/cndns/outcome";
import { log } from "@/lib/core/log";
import { signText } from "@/lib/core/secret";
import type { Db } from "@/lib/db/client";
import type { Env } from "@/lib/env";

/** A row of refused_credentials, or nulls where there is none. */
export type StoredRefusal = { since: Date | null; name: string | null; code: number | null; text: string | null };

export interface SharedGate extends CredentialGate {
  fingerprint: string;
  /** Grows with every change made by this process; a row that was read at an older version is out of date. */
  version(): number;
  /** Takes over a row of a statement that began at this version. */
  seen(row: StoredRefusal, version: number): void;
}

/** Identifies the credentials without revealing them: other ones have another fingerprint, and are not refused yet. */
export function fingerprintOf(
  of: Pick<Env, "CNDNS_USERNAME" | "CNDNS_PASSWORD" | "CNDNS_EMAIL" | "NEXTAUTH_SECRET">,
): string {
  const text = JSON.stringify([of.CNDNS_USERNAME, of.CNDNS_PASSWORD, of.CNDNS_EMAIL]);
  return signText(of.NEXTAUTH_SECRET, "upstream credentials", text);
}

/**
 * Keeps all processes from calling the upstream with credentials that it refused. This process stops at once; the others read the
 * refusal with the next otimes that they reserve, within a second. Calls go on after a test that is answered, or with other
 * credentials.
 */
export function credentialGate(db: Pick<Db, "refusedCredentials">, fingerprint: string): SharedGate {
  let known: (Refusal & { since: Date }) | null = null;
  let version = 0;
  let writing = 0;
  const write = async (change: Promise<unknown>) => {
    version += 1;
    writing += 1;
    try {
      await change;
    } finally {
      writing -= 1;
      version += 1;
    }
  };
  return {
    fingerprint,
    version: () => version,
    seen(row, since) {
      if (writing > 0 || since !== version) return;
      known = row.since && row.name && row.code !== null ? asRefusal(row, row.since) : null;
    },
    refusal: () => known,
    refused({ code, name, text }, since) {
      if (known) return;
      known = { code, name, text, since };
      log.error({ code, name }, "the upstream refuses our credentials: nothing more is sent until a test passes");
      const data = [{ fingerprint, since, name, code, text }];
      write(db.refusedCredentials.createMany({ data, skipDuplicates: true })).catch((err: unknown) =>
        log.error({ err }, "could not store for other processes that our credentials are refused"),
      );
    },
    async accepted() {
      known = null;
      await write(db.refusedCredentials.deleteMany({ where: { fingerprint } }));
    },
  };
}

function asRefusal({ name, code, text }: StoredRefusal, since: Date): Refusal & { since: Date } {
  return { name, code, text: text ?? "", since } as Refusal & { since: Date };
}

/** Since when, and why, the upstream refuses the credentials with this fingerprint; null when it doesn't. */
export function readCredentialRefusal(db: Pick<Db, "refusedCredentials">, fingerprint: string) {
  return db.refusedCredentials.findUnique({ where: { fingerprint } });
}
