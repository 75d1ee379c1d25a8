import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { listenFor } from "@/lib/db/listen";
import { IDLE_MS } from "./authenticate";

/** How often the session is read without a notification, in case one is lost. */
const LOOK_MS = 20_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Calls back once when a customer's session ends: signed out, ended elsewhere, by a new password, by disabling the account
 * (PostgreSQL notifies of all of these at once, whichever process did it), or because it expires. For answers that stay open; other
 * requests read the session anyway. For a session that has ended already it calls back before it returns.
 * @returns stops watching.
 */
export async function watchSession(actor: CustomerActor, onEnd: () => void): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  let watching = true;
  const end = () => {
    if (watching) onEnd();
    stop();
  };
  const look = async () => {
    const leftMs = await msLeft(actor.sessionId);
    if (!watching) return;
    if (leftMs <= 0) return end();
    clearTimeout(timer);
    timer = setTimeout(lookAgain, Math.min(leftMs, LOOK_MS, LONGEST_TIMER_MS)).unref();
  };
  // A session that can't be read counts as ended: otherwise a database that is away would keep it open.
  const lookAgain = () =>
    void look().catch((error: unknown) => {
      log.warn({ err: error }, "can't read whether a session is still valid");
      end();
    });
  const forget = await listenFor("session_ended", actor.sessionId, lookAgain);
  function stop() {
    watching = false;
    clearTimeout(timer);
    forget();
  }
  await look();
  return stop;
}

async function msLeft(sessionId: string): Promise<number> {
  const session = await db.session.findFirst({
    where: { id: sessionId, revokedAt: null, user: { status: "active" } },
    select: { expiresAt: true, lastSeenAt: true },
  });
  if (!session) return 0;
  return Math.min(session.expiresAt.getTime(), session.lastSeenAt.getTime() + IDLE_MS) - Date.now();
}
