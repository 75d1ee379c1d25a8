import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

/** A bank transfer arrived. */
export const topUpConfirmedMail = mailTemplate<{ receivedFen: Fen; reference: string }>({
  name: "payments.top-up-confirmed",
  zh: ({ receivedFen, reference }, shop) => ({
    subject: `充值到账 ${formatFen(receivedFen)}`,
    paragraphs: [`您的银行转账 ${formatFen(receivedFen)} 已经到账，附言 ${reference}。`],
    action: { label: "查看钱包", url: `${shop.url}/account/wallet` },
  }),
  en: ({ receivedFen, reference }, shop) => ({
    subject: `Top-up of ${formatFen(receivedFen)} has arrived`,
    paragraphs: [`Your bank transfer of ${formatFen(receivedFen)} with the remark ${reference} has arrived.`],
    action: { label: "See the wallet", url: `${shop.url}/account/wallet` },
  }),
});

/** A bank transfer was not found, or can't be accepted. */
export const topUpRejectedMail = mailTemplate<{ amountFen: Fen; reference: string; reason: string }>({
  name: "payments.top-up-rejected",
  zh: ({ amountFen, reference, reason }, shop) => ({
    subject: `充值没有入账：${formatFen(amountFen)}`,
    paragraphs: [`您登记的银行转账 ${formatFen(amountFen)}（附言 ${reference}）没有入账。`, `原因：${reason}`],
    action: { label: "查看钱包", url: `${shop.url}/account/wallet` },
  }),
  en: ({ amountFen, reference, reason }, shop) => ({
    subject: `Top-up not booked: ${formatFen(amountFen)}`,
    paragraphs: [
      `The bank transfer of ${formatFen(amountFen)} (remark ${reference}) that you announced was not booked.`,
      `Reason: ${reason}`,
    ],
    action: { label: "See the wallet", url: `${shop.url}/account/wallet` },
  }),
});

/** The payer took back a top-up that had been posted. */
export const topUpChargedBackMail = mailTemplate<{ amountFen: Fen; reference: string; reason: string }>({
  name: "payments.top-up-charged-back",
  zh: ({ amountFen, reference, reason }, shop) => ({
    subject: `充值已被撤回：${formatFen(amountFen)}`,
    paragraphs: [
      `您的充值 ${formatFen(amountFen)}（附言 ${reference}）被付款方撤回，已经从钱包里扣除；钱包里不够的部分记作欠款。`,
      `原因：${reason}`,
    ],
    action: { label: "查看钱包", url: `${shop.url}/account/wallet` },
  }),
  en: ({ amountFen, reference, reason }, shop) => ({
    subject: `Top-up taken back: ${formatFen(amountFen)}`,
    paragraphs: [
      `Your top-up of ${formatFen(amountFen)} (remark ${reference}) was taken back by the payer and has left the wallet; what the wallet did not hold is owed.`,
      `Reason: ${reason}`,
    ],
    action: { label: "See the wallet", url: `${shop.url}/account/wallet` },
  }),
});

/** Staff corrected a wallet. */
export const walletAdjustedMail = mailTemplate<{ amountFen: Fen; reason: string }>({
  name: "payments.wallet-adjusted",
  zh: ({ amountFen, reason }, shop) => ({
    subject: `钱包调整 ${formatFen(amountFen, { sign: true })}`,
    paragraphs: [`客服调整了您的钱包：${formatFen(amountFen, { sign: true })}。`, `原因：${reason}`],
    action: { label: "查看钱包", url: `${shop.url}/account/wallet` },
  }),
  en: ({ amountFen, reason }, shop) => ({
    subject: `Wallet adjusted by ${formatFen(amountFen, { sign: true })}`,
    paragraphs: [`Our staff adjusted your wallet by ${formatFen(amountFen, { sign: true })}.`, `Reason: ${reason}`],
    action: { label: "See the wallet", url: `${shop.url}/account/wallet` },
  }),
});
