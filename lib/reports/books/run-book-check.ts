import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { type Db, db as shared } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { BookFault } from "@/lib/ledger/find-faults";
import { mailStaff } from "@/lib/notify/mail-staff";
import type { BookCheckView } from "../contract";
import { booksDisagreeMail } from "../mail-templates";
import type { AgentCheck } from "./check-agent-account";
import { checkAllBooks } from "./check-all-books";
import { encodeAgent, lastBookCheck } from "./read-book-check";

const MOST_KEPT = 100;
const MOST_MAILED = 20;
/** The nightly check reports older figures as a fault: they are read every few minutes. */
const FIGURES_HOURS = 26;

/** Checks the books now, for staff, instead of at night. Changes nothing but the record of the check. */
export async function checkBooksNow(actor: StaffActor): Promise<BookCheckView> {
  if (actor.role === "support") throw forbidden();
  return runBookCheck(shared, { kind: "staff", id: actor.userId });
}

/**
 * Checks all books and stores the result, for the balance page. The nightly one mails finance and admins when
 * something does not agree. Safe to repeat: every check is a row of its own.
 */
export async function runBookCheck(
  db: Db,
  by: { kind: "nightly" } | { kind: "staff"; id: string },
): Promise<BookCheckView> {
  const { faults: found, agent, postingCount, ms } = await checkAllBooks(db);
  const faults = by.kind === "nightly" ? [...found, ...figuresFaults(agent, new Date())] : found;
  if (faults.length > 0) log.fatal({ count: faults.length, faults: faults.slice(0, 20) }, "the books do not agree");
  await db.$transaction(async (tx) => {
    await tx.bookCheck.create({
      data: {
        ms,
        postingCount,
        byKind: by.kind,
        byId: by.kind === "staff" ? by.id : null,
        faultCount: faults.length,
        faults: faults.slice(0, MOST_KEPT) as unknown as Prisma.InputJsonArray,
        ...(agent ? { agent: encodeAgent(agent) } : {}),
      },
    });
    if (faults.length > 0 && by.kind === "nightly") {
      const params = { faults: faults.slice(0, MOST_MAILED), count: faults.length };
      await mailStaff(tx, booksDisagreeMail, params, { roles: ["finance", "admin"] });
    }
  });
  const view = await lastBookCheck(db, new Date());
  if (!view) throw new Error("the check of the books was not stored");
  return view;
}

/** A fault when the agent account was compared with old figures or with none. */
function figuresFaults(agent: AgentCheck | null, now: Date): BookFault[] {
  if (agent && agent.at >= addMs(now, -FIGURES_HOURS * HOUR_MS)) return [];
  const readAt = agent ? agent.at.toISOString() : "none";
  return [{ check: "agent_not_read", subject: "agent", detail: `last read: ${readAt}`, facts: { readAt } }];
}
