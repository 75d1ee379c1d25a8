import "server-only";
import { db } from "@/lib/db/client";
import type { SessionUser } from "./contract";

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
