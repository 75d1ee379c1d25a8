import "server-only";
import { askUpstream, askUpstreamMore } from "@/lib/cndns/endpoints/support";
import type { ticketCategories } from "@/lib/cndns/endpoints/ticket-categories";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Actor } from "@/lib/core/actor";
import { AppError, unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Prisma, TicketRelay } from "@/lib/db/generated/client";
import { checkQuestionJob } from "@/lib/db/queued-jobs";
import { failpoint } from "@/lib/purchasing/failpoint";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { lockTicket } from "../lock-ticket";
import { type RelayCategory, relayCategory } from "../relay-contract";
import { nextCheckAt } from "./check-times";
import { pictureAddress } from "./picture-address";

type Relay = TicketRelay & { ticket: { customerId: string }; question: { upstreamId: string | null } | null };

/**
 * Sends a question or an addition, once: `sending` is committed before the request is written, and only what is still queued is taken.
 * A worker that dies in between leaves it sending; markLostRelays then makes it unknown. Only for the worker; safe to repeat.
 */
export async function sendRelay(actor: Actor, { relayId }: { relayId: string }): Promise<void> {
  if (actor.kind !== "system") throw new Error("only the worker sends to the upstream's staff");
  const sentAt = new Date();
  const mine = await db.ticketRelay.updateMany({
    where: { id: relayId, state: "queued" },
    data: { state: "sending", sentAt },
  });
  if (mine.count === 0) return;
  failpoint("relay-committed");
  const relay = await db.ticketRelay.findUniqueOrThrow({
    where: { id: relayId },
    include: { ticket: { select: { customerId: true } }, question: { select: { upstreamId: true } } },
  });
  const outcome = await withCallSubject({ customerId: relay.ticket.customerId }, () => send(relay, sentAt)).catch(
    refusedByClient,
  );
  failpoint("relay-answered");
  await db.$transaction((tx) => record(tx, relay, outcome, new Date()));
}

function send(relay: Relay, now: Date): Promise<Outcome<string>> {
  const pictures = relay.attachmentIds.map((id) => pictureAddress(id, now));
  const shared = { question: relay.text, ...(pictures.length > 0 ? { pictures } : {}) };
  if (relay.questionId !== null)
    return upstream().call(askUpstreamMore, { ...shared, questionId: relay.question?.upstreamId ?? "" });
  return upstream().call(askUpstream, {
    ...shared,
    category: categoryOf(relay),
    ...(relay.product ? { product: relay.product } : {}),
  });
}

const categoryOf = ({ category }: TicketRelay): RelayCategory & keyof typeof ticketCategories =>
  relayCategory.parse(category);

/** What our own client refuses to send (upstream.input): nothing was sent, and sending it again would change nothing. */
function refusedByClient(error: unknown): Outcome<string> {
  if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
  const fields = Object.keys(error.fields).join(", ");
  return { kind: "rejected", code: 0, name: "input", text: fields } as unknown as Outcome<string>;
}

async function record(tx: Tx, relay: Relay, outcome: Outcome<string>, now: Date): Promise<void> {
  await lockTicket(tx, relay.ticketId);
  const data = resultOf(outcome);
  const mine = await tx.ticketRelay.updateMany({
    where: { id: relay.id, state: "sending" },
    data: { ...data, ...(data.state === "unknown" ? {} : { settledAt: now }) },
  });
  if (mine.count === 0) return;
  if (data.state === "sent") await waitForAnswers(tx, relay.questionId ?? relay.id, now);
  // Staff must write it anew, or find out what became of it.
  else await tx.ticket.updateMany({ where: { id: relay.ticketId, state: "waiting" }, data: { state: "open" } });
}

function resultOf(outcome: Outcome<string>): Pick<TicketRelay, "state"> & Prisma.TicketRelayUpdateManyMutationInput {
  switch (outcome.kind) {
    case "ok":
      return { state: "sent", upstreamId: outcome.value };
    case "rejected":
      return { state: "failed", reason: outcome.name, code: outcome.code, reply: outcome.text };
    case "ours":
      log.error({ code: outcome.code, name: outcome.name }, "a question was not sent because of our account's trouble");
      return { state: "failed", reason: outcome.name, code: outcome.code, reply: outcome.text };
    case "unreached":
      return { state: "failed", reason: "unreached" };
    case "unknown":
      return { state: "unknown", reason: outcome.reason };
    default:
      return unreachable(outcome);
  }
}

/** From now on the upstream is asked for answers to a question. */
export async function waitForAnswers(tx: Tx, questionId: string, now: Date): Promise<void> {
  const at = nextCheckAt(now, now);
  await tx.ticketRelay.update({ where: { id: questionId }, data: { waitsSince: now, nextCheckAt: at } });
  await enqueue(tx, checkQuestionJob, questionId, { at });
}
