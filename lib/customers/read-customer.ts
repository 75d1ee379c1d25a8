import "server-only";
import { openSessions } from "@/lib/accounts/open-sessions";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CustomerDetail } from "./contract";
import { passkeyCount, personColumns, personRowOf } from "./person-row";

/** One customer with open sessions. */
export async function readCustomer(_actor: StaffActor, { id }: { id: string }): Promise<CustomerDetail> {
  const user = await db.user.findFirst({
    where: { id, kind: "customer" },
    select: { ...personColumns, ...passkeyCount, locale: true, staffNote: true, passwordSetAt: true },
  });
  if (!user) throw notFound("customer");
  const { locale, staffNote, passwordSetAt, _count, ...person } = user;
  return {
    ...personRowOf(person),
    passkeys: _count.passkeys,
    locale: locale === "en" ? "en" : "zh",
    staffNote: staffNote ?? "",
    passwordSetAt,
    sessions: await openSessions({ id, kind: "customer" }, new Date()),
  };
}
