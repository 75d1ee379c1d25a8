import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import type { listCustomersContract, PersonRow } from "./contract";

export const personColumns = {
  id: true,
  email: true,
  name: true,
  phone: true,
  role: true,
  status: true,
  emailVerifiedAt: true,
  totpEnabledAt: true,
  createdAt: true,
} as const;

export function personRowOf(user: Pick<User, keyof typeof personColumns>): PersonRow {
  const { emailVerifiedAt, totpEnabledAt, ...rest } = user;
  return { ...rest, emailVerified: emailVerifiedAt !== null, secondFactor: totpEnabledAt !== null };
}

/** One page of customers, newest first (keyset: it stays quick however many there are). */
export async function listCustomers(
  _actor: StaffActor,
  input: z.output<typeof listCustomersContract.input>,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const q = input.q?.trim();
  const like = { contains: q, mode: "insensitive" as const };
  const [at, id] = input.after?.split("_") ?? [];
  const since = at && id && /^\d+$/.test(at) ? new Date(Number(at)) : undefined;
  const found = await db.user.findMany({
    where: {
      kind: "customer",
      ...(input.status ? { status: input.status } : {}),
      AND: [
        q ? { OR: [{ email: like }, { name: like }, { phone: like }] } : {},
        since && id ? { OR: [{ createdAt: { lt: since } }, { createdAt: since, id: { lt: id } }] } : {},
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.take + 1,
    select: personColumns,
  });
  const rows = found.slice(0, input.take);
  const last = rows.at(-1);
  return {
    rows: rows.map(personRowOf),
    next: found.length > input.take && last ? `${last.createdAt.getTime()}_${last.id}` : null,
  };
}

/** All staff, by name. Admins only. */
export async function listStaff(actor: StaffActor): Promise<{ rows: PersonRow[] }> {
  if (actor.role !== "admin") throw forbidden();
  const rows = await db.user.findMany({ where: { kind: "staff" }, orderBy: { name: "asc" }, select: personColumns });
  return { rows: rows.map(personRowOf) };
}
