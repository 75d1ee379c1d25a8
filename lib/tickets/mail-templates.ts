import { mailTemplate } from "@/lib/notify/template";

interface Answered {
  id: string;
  number: string;
  subject: string;
  name: string;
  body: string;
  closed: boolean;
  /** An answer to the mail reaches the ticket. */
  takesAnswer: boolean;
}

/** Staff have answered a ticket; to the customer. The line at the top is where quoting begins in an answer to it. */
export const ticketAnsweredMail = mailTemplate({
  name: "tickets.answered",
  write: (t, { id, number, subject, name, body, closed, takesAnswer }: Answered, shop) => ({
    subject: t("subject", { number, subject }),
    paragraphs: [
      ...(takesAnswer ? [t("above")] : []),
      t("greeting", { name }),
      t("what", { number, subject }),
      ...body.split(/\n+/).filter((line) => line.trim() !== ""),
    ],
    action: { label: t("action"), url: `${shop.url}/account/tickets/${id}` },
    after: [closed ? t("closed") : takesAnswer ? t("byMail") : t("onPage")],
  }),
});
