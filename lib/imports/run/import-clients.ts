import "server-only";
import { contactPhone, personName } from "@/lib/accounts/contract";
import { recordEvent } from "@/lib/audit/record-event";
import { unusableHash } from "@/lib/auth/password";
import { newId } from "@/lib/core/id";
import { keepablePart } from "@/lib/core/keepable-text";
import { db, type Tx } from "@/lib/db/client";
import type { PlannedClient } from "../plan/plan-import";
import { type ImportRun, partsOf, recordThings } from "./import-run";
import { noteOf } from "./note-of";

const PART = 100;

/**
 * Makes accounts of clients, and links those whose address has one. An address that somebody has registered since the plan was made is linked
 * as well. Nobody is mailed.
 */
export async function importClients(run: ImportRun, clients: readonly PlannedClient[]): Promise<void> {
  let done = 0;
  for (const part of partsOf(clients, PART)) {
    await db.$transaction((tx) => importPart(tx, run, part));
    done += part.length;
    await run.step("client", done, clients.length);
  }
}

async function importPart(tx: Tx, run: ImportRun, clients: readonly PlannedClient[]): Promise<void> {
  const now = new Date();
  const noPassword = await unusableHash();
  const rows = clients.map((client) => ({
    id: newId(),
    kind: "customer" as const,
    email: client.email,
    emailVerifiedAt: client.emailVerified ? now : null,
    name: nameOf(client),
    phone: phoneOf(client.phone),
    locale: client.language,
    passwordHash: client.keptHash ?? noPassword,
    passwordSetAt: now,
    createdAt: client.createdAt && client.createdAt < now ? client.createdAt : now,
    staffNote: noteOf(run, client).slice(0, 2_000),
  }));
  await tx.user.createMany({ data: rows, skipDuplicates: true });
  const accounts = await tx.user.findMany({
    where: { email: { in: clients.map(({ email }) => email) }, kind: "customer" },
    select: { id: true, email: true, staffNote: true },
  });
  const byEmail = new Map(accounts.map((account) => [account.email, account]));
  const made = new Set(rows.map(({ id }) => id));
  for (const client of clients) {
    const account = byEmail.get(client.email);
    // Somebody has made a staff account with this address meanwhile.
    if (!account) continue;
    if (!made.has(account.id)) {
      const staffNote = [account.staffNote, noteOf(run, client)].filter(Boolean).join("\n").slice(0, 2_000);
      await tx.user.update({ where: { id: account.id }, data: { staffNote }, select: { id: true } });
    }
    await recordEvent(tx, run.actor, {
      action: "imports.import-customer",
      subject: { kind: "user", id: account.id },
      customerId: account.id,
      after: {
        source: run.source.label,
        client: client.id,
        made: made.has(account.id),
        passwordKept: client.keptHash !== null,
      },
    });
  }
  const linked = clients.flatMap(({ id, email }) => {
    const account = byEmail.get(email);
    return account ? [{ sourceId: id, targetId: account.id }] : [];
  });
  await recordThings(tx, run, "client", linked);
  for (const { sourceId, targetId } of linked) run.accountOf.set(sourceId, targetId);
}

/** A name as the account page takes it; else the company's, else the part of the address before its @. */
function nameOf({ name, company, email }: PlannedClient): string {
  for (const text of [name, company]) {
    const parsed = personName.safeParse(keepablePart(text, 60));
    if (parsed.success) return parsed.data;
  }
  return keepablePart(email.split("@")[0] ?? "", 60);
}

/** A number as the account page takes it: "+86.13800138000" is written with a space. Others stand in the note. */
export function phoneOf(text: string): string | null {
  const parsed = contactPhone.safeParse(text.replace(/[.()（）]/g, " ").replace(/\s+/g, " "));
  return parsed.success && parsed.data !== "" ? parsed.data : null;
}
