import { useTranslations } from "next-intl";
import type { StaffTicketDetail, StaffTicketMessage } from "@/lib/tickets/admin-contract";
import type { RelayView, UpstreamAnswerView } from "@/lib/tickets/relay-contract";
import { FoldedMessages } from "../folded-messages";
import { Message, type MessageLook } from "../message";
import { DecideAnswer } from "./decide-answer";
import { RelayOutcome } from "./relay-outcome";

interface Props {
  ticket: StaffTicketDetail;
  mayAct: boolean;
}

type Entry = { at: Date } & (
  | { kind: "message"; message: StaffTicketMessage }
  | { kind: "relay"; relay: RelayView }
  | { kind: "answer"; answer: UpstreamAnswerView }
);

/** Everything of a ticket in the order of time: the customer's messages, answers, notes, questions to the upstream and its answers. */
export function DeskThread({ ticket, mayAct }: Props) {
  const t = useTranslations("desk.page");
  const entries = entriesOf(ticket);
  const waiting = entries.findIndex((entry) => isWaiting(ticket, entry));
  return (
    <>
      <h2 className="sr-only">{t("thread")}</h2>
      <FoldedMessages
        label={t("thread")}
        summary={(count) => t("earlier", { count })}
        open={waiting === -1 ? undefined : waiting}
      >
        {entries.map((entry) => {
          if (entry.kind === "message") {
            return <Written key={entry.message.id} ticket={ticket} message={entry.message} />;
          }
          return entry.kind === "relay" ? (
            <Question key={entry.relay.id} ticket={ticket} relay={entry.relay} mayAct={mayAct} />
          ) : (
            <Answer key={entry.answer.id} ticket={ticket} answer={entry.answer} mayAct={mayAct} />
          );
        })}
      </FoldedMessages>
    </>
  );
}

/** Whether staff must still do something about it. */
function isWaiting(ticket: StaffTicketDetail, entry: Entry): boolean {
  if (entry.kind === "message") return lookOf(ticket, entry.message) === "waits";
  return entry.kind === "relay" ? entry.relay.state === "unknown" : entry.answer.decision === "undecided";
}

const filesOf = ({ id }: StaffTicketDetail) => `/api/v1/admin/tickets/${id}/attachments`;

function Written({ ticket, message }: { ticket: StaffTicketDetail; message: StaffTicketMessage }) {
  const t = useTranslations("desk.thread");
  const { id, by, via, author, body, createdAt, attachments, answerId } = message;
  return (
    <Message
      id={id}
      author={author?.name || (by === "customer" ? ticket.customer.email : t("gone"))}
      role={t(answerId ? "fromUpstream" : by)}
      icon={by === "note" ? "lock" : undefined}
      at={createdAt}
      byMail={via === "mail"}
      text={body}
      look={lookOf(ticket, message)}
      attachments={attachments}
      filesAt={filesOf(ticket)}
    />
  );
}

function lookOf({ unansweredAt }: StaffTicketDetail, { by, createdAt }: StaffTicketMessage): MessageLook {
  if (by === "note") return "note";
  if (by === "staff") return "other";
  return unansweredAt && createdAt >= unansweredAt ? "waits" : "own";
}

function Question({ ticket, relay, mayAct }: Props & { relay: RelayView }) {
  const t = useTranslations("desk.thread");
  return (
    <Message
      id={relay.id}
      author={relay.askedBy?.name ?? t("gone")}
      role={t(relay.questionId ? "addition" : "ask")}
      icon="arrow"
      at={relay.createdAt}
      text={relay.text}
      look={relay.state === "unknown" ? "unsure" : "upstream"}
      attachments={ticket.pictures.filter(({ id }) => relay.attachmentIds.includes(id))}
      filesAt={filesOf(ticket)}
    >
      <RelayOutcome ticketId={ticket.id} relay={relay} mayAct={mayAct} />
    </Message>
  );
}

function Answer({ ticket, answer, mayAct }: Props & { answer: UpstreamAnswerView }) {
  const t = useTranslations("desk.thread");
  return (
    <Message
      id={answer.id}
      author={t("upstream")}
      role={t("upstreamAnswer")}
      icon="lock"
      at={answer.repliedAt ?? answer.seenAt}
      text={answer.text}
      look={answer.decision === "undecided" ? "unsure" : "upstream"}
      filesAt={filesOf(ticket)}
    >
      <DecideAnswer ticketId={ticket.id} answer={answer} mayAct={mayAct} />
    </Message>
  );
}

/** By the time when they came to be here: the upstream's own time of an answer may be hours off, or missing. */
function entriesOf({ messages, relays }: StaffTicketDetail): Entry[] {
  const entries: Entry[] = [
    ...messages.map((message) => ({ kind: "message" as const, at: message.createdAt, message })),
    ...relays.map((relay) => ({ kind: "relay" as const, at: relay.createdAt, relay })),
    ...relays.flatMap(({ answers }) =>
      answers.map((answer) => ({ kind: "answer" as const, at: answer.seenAt, answer })),
    ),
  ];
  return entries.sort((one, other) => one.at.getTime() - other.at.getTime());
}
