import "server-only";
import { db, type Tx } from "@/lib/db/client";
import type { WatchedName } from "@/lib/db/generated/client";
import { OPEN_ITEM_STATES } from "@/lib/db/open-item-states";
import { queueMail } from "@/lib/notify/queue-mail";
import { afterAnswer, type WatchAnswer } from "./after-answer";
import { watchedNameFreeMail } from "./free-mail";
import { ownedNames } from "./owned-names";
import type { WatchableName } from "./watchable-name";

/**
 * Writes an answer into every watch of a name, whoever waited longest for it. Each watch has a transaction of its own, in which its row is
 * locked and the mail is written beside the new state: so a time of being free is told once to each watcher, also by two workers, and what
 * a killed worker had not committed is asked for again. @param at when the name was asked for
 */
export async function takeAnswer(known: WatchableName, answer: WatchAnswer, at: Date): Promise<void> {
  const watches = await db.watchedName.findMany({
    where: { name: known.name, customer: { status: "active" } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of watches) await db.$transaction((tx) => takeIntoWatch(tx, id, known, answer, at));
}

async function takeIntoWatch(tx: Tx, id: string, known: WatchableName, answer: WatchAnswer, at: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM watched_names WHERE id = ${id}::uuid FOR UPDATE`;
  const watch = await tx.watchedName.findUnique({ where: { id } });
  if (!watch) return;
  const next = afterAnswer(watch, answer, at, Math.random());
  const { state, askedAt, doubtedAt, dueAt, failures, freeAt, toldAt } = next;
  const tells = state === "free" && toldAt === null && answer === "free" && !(await isBeingBought(tx, watch));
  await tx.watchedName.update({
    where: { id },
    data: { state, askedAt, doubtedAt, dueAt, failures, freeAt, toldAt: tells ? at : toldAt },
  });
  if (tells) await tell(tx, watch, known, at);
}

/** The customer has the name, or is getting it: an order of theirs is open. */
async function isBeingBought(tx: Tx, { customerId, name }: WatchedName): Promise<boolean> {
  if ((await ownedNames(tx, customerId, [name], { opened: false })).size > 0) return true;
  const open = { customerId, productLine: "domain", name, state: { in: OPEN_ITEM_STATES } };
  return (await tx.orderItem.count({ where: open })) > 0;
}

async function tell(tx: Tx, { customerId }: WatchedName, known: WatchableName, at: Date): Promise<void> {
  const { email, name: greets, locale } = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  const { registerFen, renewFen } = known.prices;
  await queueMail(
    tx,
    watchedNameFreeMail,
    { to: email, userId: customerId, locale },
    { greets, name: known.shown, at, registerFen, years: known.suffix.minYears, renewFen },
  );
}
