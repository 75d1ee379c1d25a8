import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CustomerDetail } from "./contract";
import { personColumns, personRowOf } from "./list-people";
import { openSessions } from "./sessions";

/** One customer with open sessions. */
export async function readCustomer(_actor: StaffActor, { id }: { id: string }): Promise<CustomerDetail> {
  const user = await db.user.findFirst({
    where: { id, kind: "customer" },
    select: { ...personColumns, locale: true, staffNote: true, passwordSetAt: true },
  });
  if (!user) throw notFound("customer");
  const { locale, staffNote, passwordSetAt, ...person } = user;
  return {
    ...personRowOf(person),
    locale: locale === "en" ? "en" : "zh",
    staffNote: staffNote ?? "",
    passwordSetAt,
    sessions: await openSessions({ id, kind: "customer" }, new Date()),
  };
}

/** Replaces staff's note on a customer. */
export async function changeCustomer(
  actor: StaffActor,
  { id, staffNote }: { id: string; staffNote: string },
): Promise<Record<string, never>> {
  await db.$transaction(async (tx) => {
    const before = await tx.user.findFirst({ where: { id, kind: "customer" }, select: { staffNote: true } });
    if (!before) throw notFound("customer");
    await tx.user.update({ where: { id }, data: { staffNote } });
    await recordEvent(tx, actor, {
      action: "customers.note",
      subject: { kind: "user", id },
      customerId: id,
      before,
      after: { staffNote },
    });
  });
  return {};
}
