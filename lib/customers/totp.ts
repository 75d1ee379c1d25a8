import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { replaceRecoveryCodes } from "@/lib/auth/recovery-codes";
import { requireReauth } from "@/lib/auth/require-reauth";
import { clearPoints, SECOND_FACTOR, takePoint } from "@/lib/auth/throttle";
import { offerTotp, takeTotp } from "@/lib/auth/totp";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readBrand } from "@/lib/settings/read-brand";
import { notifyOwner } from "./notify-owner";
import { waitError } from "./wait-error";

type Person = CustomerActor | StaffActor;

/** A new secret for an authenticator; nothing changes for signing in until enableTotp. Safe to ask again. */
export async function setUpTotp(actor: Person): Promise<{ secret: string; uri: string; qrSvg: string }> {
  requireReauth(actor);
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  const { name } = await readBrand(user.locale === "en" ? "en" : "zh");
  const { sealed, ...offer } = await offerTotp(user, name);
  const stored = await db.user.updateMany({
    where: { id: user.id, totpEnabledAt: null },
    data: { totpSecretEnc: sealed, totpLastStep: null },
  });
  if (stored.count === 0) throw conflict("totp.already_on");
  return offer;
}

/** Turns two-step verification on with a first code of the new secret; ends other sessions. Answers recovery codes, once. */
export async function enableTotp(actor: Person, { code }: { code: string }): Promise<{ recoveryCodes: string[] }> {
  requireReauth(actor);
  const now = new Date();
  const tries = await takePoint(SECOND_FACTOR, actor.userId, now);
  if (tries.left < 0) throw waitError(tries.resetsAt, now);
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  if (user.totpEnabledAt) throw conflict("totp.already_on");
  if (!user.totpSecretEnc) throw conflict("totp.not_set_up");
  if (!(await takeTotp(db, user, code.replace(/\s/g, ""), now))) throw invalid({ code: "totp.wrong_code" });
  await clearPoints(SECOND_FACTOR, user.id, now);
  return db.$transaction(async (tx) => {
    const on = await tx.user.updateMany({ where: { id: user.id, totpEnabledAt: null }, data: { totpEnabledAt: now } });
    if (on.count === 0) throw conflict("totp.already_on");
    const recoveryCodes = await replaceRecoveryCodes(tx, user.id);
    await recordEvent(tx, actor, { action: "customers.enable-totp", subject: { kind: "user", id: user.id } });
    await notifyOwner(tx, user, "totp_enabled", actor.ip, now);
    return { recoveryCodes };
  });
}

/** Turns two-step verification off. Staff of a shop on the real upstream can't. */
export async function disableTotp(actor: Person): Promise<Record<string, never>> {
  requireReauth(actor);
  if (actor.kind === "staff" && !env().sandbox) throw new AppError("totp.staff_must", 403);
  const now = new Date();
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    if (!user.totpEnabledAt) throw conflict("totp.off");
    await tx.user.update({
      where: { id: user.id },
      data: { totpSecretEnc: null, totpEnabledAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { userId: user.id } });
    await recordEvent(tx, actor, { action: "customers.disable-totp", subject: { kind: "user", id: user.id } });
    await notifyOwner(tx, user, "totp_disabled", actor.ip, now);
  });
  return {};
}

/** Ten new recovery codes; the old ones stop working. */
export async function renewRecoveryCodes(actor: Person): Promise<{ recoveryCodes: string[] }> {
  requireReauth(actor);
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    if (!user.totpEnabledAt) throw conflict("totp.off");
    const recoveryCodes = await replaceRecoveryCodes(tx, user.id);
    await recordEvent(tx, actor, { action: "customers.renew-recovery-codes", subject: { kind: "user", id: user.id } });
    return { recoveryCodes };
  });
}
