import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { SessionUser } from "./contract";

/** Who is signed in; null for a visitor. */
export async function readSession(
  actor: Actor,
  _input: object,
  { locale }: { locale: "zh" | "en" },
): Promise<{ user: SessionUser | null; sandbox: boolean; locale: "zh" | "en" }> {
  const person = actor.kind === "customer" || actor.kind === "staff" ? actor : null;
  return { user: person && (await readOwnAccount(person)), sandbox: env().sandbox, locale };
}

/** One's own account, for pages. */
export async function readOwnAccount(actor: { userId: string }): Promise<SessionUser & { phone: string }> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: {
      id: true,
      name: true,
      email: true,
      kind: true,
      role: true,
      locale: true,
      phone: true,
      totpEnabledAt: true,
    },
  });
  const { totpEnabledAt, ...rest } = user;
  return {
    ...rest,
    locale: user.locale === "en" ? "en" : "zh",
    phone: user.phone ?? "",
    secondFactor: totpEnabledAt !== null,
  };
}

export interface OwnSecurity {
  email: string;
  passwordSetAt: Date;
  totpEnabledAt: Date | null;
  recoveryCodesLeft: number;
  /** Staff of a shop on the real upstream can't do without. */
  totpRequired: boolean;
}

/** How one's own account is guarded, for the security page. */
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
