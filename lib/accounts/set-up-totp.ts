import "server-only";
import { requireReauth } from "@/lib/auth/require-reauth";
import { offerTotp } from "@/lib/auth/totp";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { readBrand } from "@/lib/settings/read-brand";

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
