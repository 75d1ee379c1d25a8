import { useTranslations } from "next-intl";
import type { TicketDetail } from "@/lib/tickets/contract";
import { FoldedMessages } from "./folded-messages";
import { Message } from "./message";

interface Props {
  ticket: TicketDetail;
  /** Who answers: the shop's name. */
  shop: string;
}

/** The messages of a customer's ticket, oldest first. What the shop wrote since the customer's last message is marked. */
export function Thread({ ticket, shop }: Props) {
  const t = useTranslations("tickets.thread");
  const lastOwn = ticket.messages.findLastIndex(({ by }) => by === "customer");
  return (
    <>
      <h2 className="sr-only">{t("label")}</h2>
      <FoldedMessages
        label={t("label")}
        summary={(count) => t("earlier", { count })}
        open={ticket.state === "answered" ? lastOwn + 1 : undefined}
      >
        {ticket.messages.map(({ id, by, via, body, createdAt, attachments }, place) => (
          <Message
            key={id}
            wide
            id={id}
            author={by === "customer" ? t("you") : shop}
            at={createdAt}
            byMail={via === "mail"}
            text={body}
            look={by === "customer" ? "own" : place > lastOwn && ticket.state === "answered" ? "waits" : "other"}
            attachments={attachments}
            filesAt={`/api/v1/tickets/${ticket.id}/attachments`}
          />
        ))}
      </FoldedMessages>
    </>
  );
}
