import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { changeProfileContract, Profile } from "./contract";

/**
 * Changes one's own name, telephone or language of mails; what is left out stays. Safe to retry. @returns the profile as it is now
 * @throws AppError person.profile_changed (409): it is no longer what `seen` says; `params` are what it is now.
 */
export async function changeProfile(
  actor: CustomerActor | StaffActor,
  { name, phone, locale, seen }: z.output<typeof changeProfileContract.input>,
): Promise<Profile> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${actor.userId}::uuid FOR UPDATE`;
    const before = await tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { name: true, phone: true, locale: true },
    });
    const now: Profile = { ...before, phone: before.phone ?? "", locale: before.locale === "en" ? "en" : "zh" };
    const after: Profile = { name: name ?? now.name, phone: phone ?? now.phone, locale: locale ?? now.locale };
    if (sameProfile(now, after)) return now;
    if (seen && !sameProfile(now, seen)) throw conflict("person.profile_changed", { ...now });
    const data = { ...after, phone: after.phone || null };
    await tx.user.update({ where: { id: actor.userId }, data });
    await recordEvent(tx, actor, {
      action: "customers.change-profile",
      subject: { kind: "user", id: actor.userId },
      before,
      after: data,
    });
    return after;
  });
}

const sameProfile = (one: Profile, other: Profile) =>
  one.name === other.name && one.phone === other.phone && one.locale === other.locale;
