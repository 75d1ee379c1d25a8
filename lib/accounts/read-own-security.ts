import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";

export interface OwnSecurity {
  email: string;
  passwordSetAt: Date;
  totpEnabledAt: Date | null;
  recoveryCodesLeft: number;
  /** Staff of a shop on the real upstream can't turn two-step verification off. */
  totpRequired: boolean;
}

/** The safeguards of one's own account, for the security page. */
export async function readOwnSecurity(actor: Extract<Actor, { userId: string }>): Promise<OwnSecurity> {
  const [user, recoveryCodesLeft] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { email: true, passwordSetAt: true, totpEnabledAt: true },
    }),
    db.recoveryCode.count({ where: { userId: actor.userId, usedAt: null } }),
  ]);
  return { ...user, recoveryCodesLeft, totpRequired: actor.kind === "staff" && !env().sandbox };
}
