import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/**
 * The member of staff in whose name a command imports: finance or an admin. Whoever runs it has a shell on the server and is not asked for a
 * password; nothing that it does moves money before another member of staff agrees in the admin area.
 * @throws AppError not_found, forbidden (403)
 */
export async function findImporter(email: string): Promise<StaffActor> {
  const user = await db.user.findFirst({
    where: { email: email.trim().toLowerCase(), kind: "staff", status: "active" },
    select: { id: true, role: true },
  });
  if (!user?.role) throw notFound("staff");
  if (user.role === "support") throw forbidden();
  return { kind: "staff", userId: user.id, sessionId: "", role: user.role, ip: "" };
}
