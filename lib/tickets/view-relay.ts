import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type RelayView, relayCategory, type UpstreamAnswerView } from "./relay-contract";

export const relayColumns = {
  answers: { orderBy: [{ seenAt: "asc" }, { id: "asc" }] },
} satisfies Prisma.TicketRelayInclude;

type Relay = Prisma.TicketRelayGetPayload<{ include: typeof relayColumns }>;

/** Questions to the upstream as staff see them. `people`: names of those who asked, by id. */
export function relayViewOf(relay: Relay, people: ReadonlyMap<string, string>): RelayView {
  const name = people.get(relay.askedBy);
  const category = relayCategory.safeParse(relay.category);
  return {
    id: relay.id,
    questionId: relay.questionId,
    category: category.success ? category.data : null,
    product: relay.product,
    text: relay.text,
    attachmentIds: relay.attachmentIds,
    state: relay.state,
    reason: relay.reason,
    reply: relay.reply,
    upstreamId: relay.upstreamId,
    upstreamState: relay.upstreamState,
    askedBy: name === undefined ? null : { id: relay.askedBy, name },
    createdAt: relay.createdAt,
    sentAt: relay.sentAt,
    checkedAt: relay.checkedAt,
    nextCheckAt: relay.nextCheckAt,
    canAdd: canAddTo(relay),
    answers: relay.answers.map(upstreamAnswerViewOf),
  };
}

/** Whether something can be added to a question: it arrived, and the upstream has not closed it. */
export const canAddTo = (relay: Pick<Relay, "questionId" | "state" | "upstreamId" | "upstreamState">) =>
  relay.questionId === null && relay.state === "sent" && relay.upstreamId !== null && relay.upstreamState !== "closed";

export function upstreamAnswerViewOf(answer: Relay["answers"][number]): UpstreamAnswerView {
  const { id, text, repliedAt, seenAt, decision, decidedAt, messageId } = answer;
  return { id, text, repliedAt, seenAt, decision, decidedAt, messageId };
}

/** The names of people by their ids. */
export async function namesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** One question or addition of a ticket, as staff see it. */
export async function readRelay(db: Db | Tx, id: string): Promise<RelayView> {
  const relay = await db.ticketRelay.findUniqueOrThrow({ where: { id }, include: relayColumns });
  return relayViewOf(relay, await namesOf(db, [relay.askedBy]));
}
