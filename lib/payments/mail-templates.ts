import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

interface Arrived {
  receivedFen: Fen;
  /** What was announced; of an unannounced one what was booked. */
  amountFen: Fen;
  reference: string;
  /** Staff booked it without an announcement, so the customer has never read its reference. */
  unannounced: boolean;
}

/** A bank transfer arrived. */
export const topUpConfirmedMail = mailTemplate({
  name: "payments.top-up-confirmed",
  write: (t, { receivedFen, amountFen, reference, unannounced }: Arrived, shop) => {
    const amount = formatFen(receivedFen);
    const differs = !unannounced && receivedFen !== amountFen;
    return {
      subject: t("subject", { amount }),
      paragraphs: [
        t(unannounced ? "unannounced" : "what", { amount, reference }),
        ...(differs ? [t("announced", { amount: formatFen(amountFen) })] : []),
      ],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

interface Refused {
  amountFen: Fen;
  reference: string;
  reason: string;
}

interface Corrected {
  fromFen: Fen;
  toFen: Fen;
  reference: string;
  reason: string;
}

/** A bank transfer was not found, or can't be accepted. */
export const topUpRejectedMail = mailTemplate({
  name: "payments.top-up-rejected",
  write: (t, { amountFen, reference, reason }: Refused, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t("what", { amount, reference }), t("reason", { reason })],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

/** The payer took back a top-up that had been posted. */
export const topUpChargedBackMail = mailTemplate({
  name: "payments.top-up-charged-back",
  write: (t, { amountFen, reference, reason }: Refused, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t("what", { amount, reference }), t("reason", { reason })],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

/** Another sum had arrived than was confirmed; the difference was posted. */
export const topUpCorrectedMail = mailTemplate({
  name: "payments.top-up-corrected",
  write: (t, { fromFen, toFen, reference, reason }: Corrected, shop) => {
    const [from, to] = [formatFen(fromFen), formatFen(toFen)];
    const less = toFen < fromFen;
    const difference = formatFen(less ? fromFen - toFen : toFen - fromFen);
    return {
      subject: t("subject", { from, to }),
      paragraphs: [
        t("what", { from, to, reference }),
        t(less ? "taken" : "added", { difference }),
        t("reason", { reason }),
      ],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

/** A top-up was booked by mistake and taken back; its announcement waits again. */
export const topUpReversedMail = mailTemplate({
  name: "payments.top-up-reversed",
  write: (t, { amountFen, reference, reason, waits }: Refused & { waits: boolean }, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t("what", { amount, reference }), ...(waits ? [t("waits")] : []), t("reason", { reason })],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

/** Staff corrected a wallet. */
export const walletAdjustedMail = mailTemplate({
  name: "payments.wallet-adjusted",
  write: (t, { amountFen, reason }: { amountFen: Fen; reason: string }, shop) => {
    const amount = formatFen(amountFen, { sign: true });
    return {
      subject: t("subject", { amount }),
      paragraphs: [t("what", { amount }), t("reason", { reason })],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});
