import { mailTemplate } from "@/lib/notify/template";

interface Answered {
  id: string;
  number: string;
  subject: string;
  name: string;
  body: string;
  /** Staff have opened the ticket with it. */
  opened: boolean;
  closed: boolean;
  /** An answer to the mail reaches the ticket. */
  takesAnswer: boolean;
}

/** Staff have answered a ticket, or opened one; to the customer. The line at the top is where quoting begins in an answer to it. */
export const ticketAnsweredMail = mailTemplate({
  name: "tickets.answered",
  write: (t, { id, number, subject, name, body, opened, closed, takesAnswer }: Answered, shop) => ({
    subject: t(opened ? "openedSubject" : "subject", { number, subject }),
    paragraphs: [
      ...(takesAnswer ? [t("above")] : []),
      t("greeting", { name }),
      t(opened ? "opened" : "what", { number, subject }),
      ...body.split(/\n+/).filter((line) => line.trim() !== ""),
    ],
    action: { label: t("action"), url: `${shop.url}/account/tickets/${id}` },
    after: [closed ? t("closed") : takesAnswer ? t("byMail") : t("onPage")],
  }),
});
