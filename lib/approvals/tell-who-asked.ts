import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { approvalDecidedMail } from "./mail-templates";

/** Mails who asked for an approval that somebody else approved or rejected it, and why. */
export async function tellWhoAsked(tx: Tx, actor: StaffActor, row: Approval): Promise<void> {
  if (row.state !== "approved" && row.state !== "rejected") return;
  const people = await tx.user.findMany({ where: { id: { in: [row.requestedBy, actor.userId] } } });
  const asker = people.find(({ id }) => id === row.requestedBy);
  if (asker?.status !== "active") return;
  const by = people.find(({ id }) => id === actor.userId);
  const after = row.after as Record<string, unknown>;
  const sum = after.receivedFen ?? after.amountFen ?? null;
  await queueMail(
    tx,
    approvalDecidedMail,
    { to: asker.email, userId: asker.id, locale: asker.locale },
    {
      ...{ kind: row.kind, subjectId: row.subjectId, decision: row.state, by: by?.name || by?.email || "–" },
      ...{ amountFen: sum === null ? null : BigInt(String(sum)), reason: row.reason, note: row.decisionNote ?? "" },
    },
  );
}
