import "server-only";
import { newId } from "@/lib/core/id";
import { keepablePart } from "@/lib/core/keepable-text";
import { db } from "@/lib/db/client";
import { takeTicketNumber } from "@/lib/tickets/ticket-number";
import type { OldMessage, OldTicket } from "../old-shop";
import { type ImportRun, partsOf, recordThings } from "./import-run";

const PART = 50;
/** Of one message; the desk and the customer's page show such texts whole. */
const MOST_CHARACTERS = 100_000;
const MOST_SUBJECT = 150;

/** Writes tickets with their messages, as they were and when they were. Nobody is mailed. */
export async function importTickets(run: ImportRun, tickets: readonly OldTicket[]): Promise<void> {
  let done = 0;
  for (const part of partsOf(tickets, PART)) {
    await db.$transaction(async (tx) => {
      const written = [];
      for (const ticket of part) {
        const customerId = run.accountOf.get(ticket.clientId);
        if (!customerId) continue;
        const number = await takeTicketNumber(tx, ticket.createdAt);
        written.push({ sourceId: ticket.id, ...rowsOf(run, ticket, { customerId, number }) });
      }
      await tx.ticket.createMany({ data: written.map(({ row }) => row) });
      await tx.ticketMessage.createMany({ data: written.flatMap(({ messages }) => messages) });
      const things = written.map(({ sourceId, row }) => ({ sourceId, targetId: row.id }));
      await recordThings(tx, run, "ticket", things);
    });
    done += part.length;
    await run.step("ticket", done, tickets.length);
  }
}

/** A ticket and its messages as rows. */
function rowsOf(run: ImportRun, ticket: OldTicket, { customerId, number }: { customerId: string; number: string }) {
  const id = newId(ticket.createdAt.getTime());
  const seen = ticket.messages.filter(({ by }) => by !== "note");
  const lastAt = seen.at(-1)?.at ?? ticket.createdAt;
  const subject = keepablePart(ticket.subject, MOST_SUBJECT).replace(/\s+/g, " ").trim();
  const origin: OldMessage = {
    ...{ by: "note", author: "", body: `${run.source.label} ${ticket.number}`, files: "" },
    at: ticket.createdAt,
  };
  // Times there are whole seconds: ids keep the order of messages of the same second.
  let idMs = 0;
  const messages = [origin, ...ticket.messages].map((message) => {
    idMs = Math.max(idMs + 1, message.at.getTime());
    return {
      ...{ id: newId(idMs), ticketId: id, kind: message.by, createdAt: message.at },
      authorId: message.by === "customer" ? customerId : null,
      body: bodyOf(run, message),
    };
  });
  const row = {
    ...{ id, number, customerId, lastAt, state: ticket.state, createdAt: ticket.createdAt },
    subject: subject || ticket.number,
    unansweredAt: ticket.state === "open" ? unansweredSince(seen, lastAt) : null,
    closedAt: ticket.state === "closed" ? lastAt : null,
  };
  return { row, messages };
}

/** Since when the customer waits: their first message behind staff's last. */
function unansweredSince(messages: readonly OldMessage[], lastAt: Date): Date {
  const answered = messages.findLastIndex(({ by }) => by === "staff");
  return messages[answered + 1]?.at ?? lastAt;
}

const NOT_THERE = { zh: "附件未迁入", en: "not imported" } as const;

/** The text, with who of the old shop's staff wrote it and which files it had: neither has a field here. */
function bodyOf({ language }: ImportRun, { by, author, body, files }: OldMessage): string {
  const parts = [
    body,
    ...(files ? [language === "zh" ? `（${NOT_THERE.zh}：${files}）` : `(${NOT_THERE.en}: ${files})`] : []),
    ...(author && by !== "customer" ? [`— ${author}`] : []),
  ];
  return keepablePart(parts.filter(Boolean).join("\n\n") || "—", MOST_CHARACTERS);
}
