import "server-only";
import { IDLE_MS, STAFF_IDLE_MS } from "@/lib/auth/authenticate";
import { db } from "@/lib/db/client";
import type { SessionRow } from "./contract";

const columns = { id: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true } as const;

/** A person's sessions that still count, the latest used first. */
export async function openSessions(
  user: { id: string; kind: "customer" | "staff" },
  now: Date,
): Promise<Omit<SessionRow, "current">[]> {
  const idleMs = user.kind === "staff" ? STAFF_IDLE_MS : IDLE_MS;
  return db.session.findMany({
    where: {
      userId: user.id,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - idleMs) },
    },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
    select: columns,
  });
}
