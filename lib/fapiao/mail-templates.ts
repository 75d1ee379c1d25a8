import { formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

interface Told {
  id: string;
  number: string;
  name: string;
  title: string;
  amountFen: bigint;
}
const pageOf = (shop: { url: string }, id: string) => `${shop.url}/account/fapiao/${id}`;

/** A fapiao was issued; to the customer. `paper`: its number. */
export const fapiaoIssuedMail = mailTemplate({
  name: "fapiao.issued",
  write: (t, { id, number, name, title, amountFen, paper }: Told & { paper: string }, shop) => ({
    subject: t("subject", { number }),
    greets: name,
    paragraphs: [t("what")],
    facts: [
      { label: t("title"), value: title },
      { label: t("amount"), value: formatFen(amountFen) },
      { label: t("paper"), value: paper },
      { label: t("number"), value: number },
    ],
    action: { label: t("action"), url: pageOf(shop, id) },
  }),
});

/** What staff had typed of a fapiao, or its file, was wrong and is corrected; to the customer. `paper`: its number now; `before`: another one. */
export const fapiaoCorrectedMail = mailTemplate({
  name: "fapiao.corrected",
  write: (
    t,
    {
      id,
      number,
      name,
      title,
      amountFen,
      color,
      paper,
      before,
      newFile,
    }: Told & { color: "blue" | "red"; paper: string; before: string | null; newFile: boolean },
    shop,
  ) => ({
    subject: t("subject", { number }),
    greets: name,
    paragraphs: [t(`${color}.${before === null ? "file" : "number"}`), newFile ? t("newFile") : t("sameFile")],
    facts: [
      { label: t("title"), value: title },
      { label: t("amount"), value: formatFen(amountFen) },
      { label: t(`${color}.paper`), value: paper },
      ...(before === null ? [] : [{ label: t("before"), value: before }]),
    ],
    action: { label: t("action"), url: pageOf(shop, id) },
  }),
});

/** Staff did not issue a fapiao; to the customer. */
export const fapiaoRejectedMail = mailTemplate({
  name: "fapiao.rejected",
  write: (t, { id, number, name, title, amountFen, reason }: Told & { reason: string }, shop) => ({
    subject: t("subject", { number }),
    greets: name,
    paragraphs: [t("what"), t("reason", { reason }), t("next")],
    facts: [
      { label: t("title"), value: title },
      { label: t("amount"), value: formatFen(amountFen) },
    ],
    action: { label: t("action"), url: pageOf(shop, id) },
  }),
});

/** A red fapiao takes an issued one back, after a refund; to the customer. `leftFen`: over this a new one follows; 0: none does. */
export const fapiaoRedMail = mailTemplate({
  name: "fapiao.red",
  write: (
    t,
    { id, number, name, title, amountFen, paper, leftFen }: Told & { paper: string; leftFen: bigint },
    shop,
  ) => ({
    subject: t("subject", { number }),
    greets: name,
    paragraphs: [t("what"), leftFen > 0n ? t("left", { amount: formatFen(leftFen) }) : t("nothing")],
    facts: [
      { label: t("title"), value: title },
      { label: t("amount"), value: formatFen(amountFen) },
      { label: t("paper"), value: paper },
    ],
    action: { label: t("action"), url: pageOf(shop, id) },
  }),
});
