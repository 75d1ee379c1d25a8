import { approvalKind } from "@/lib/approvals/contract";
import { approvalDecidedMail, bankDetailsMail, newBankAccountMail } from "@/lib/approvals/mail-templates";
import { cartGivenMail } from "@/lib/carts/cart-mail";
import type { Change } from "@/lib/dns/diff";
import { fapiaoCorrectedMail, fapiaoIssuedMail, fapiaoRedMail, fapiaoRejectedMail } from "@/lib/fapiao/mail-templates";
import { gatewayKeysMail } from "@/lib/gateways/gateway-keys-mail";
import {
  confirmHandoverMail,
  handedOverMail,
  handoverDeclinedMail,
  handoverOfferedMail,
  receivedMail,
} from "@/lib/handovers/mail-templates";
import {
  type DoneItem,
  itemRefundedMail,
  itemsDoneMail,
  refundGivenMail,
  transferCodeMail,
} from "@/lib/orders/mail-templates";
import { creditNoteMail, receiptMail } from "@/lib/papers/mail-templates";
import {
  linkEndedMail,
  linkPaidMail,
  paymentDisputedMail,
  paymentPaidMail,
  payoutMail,
  refundEndedMail,
  staffDisputeMail,
} from "@/lib/paying/mail-templates";
import { payoutState } from "@/lib/paying/payout-contract";
import {
  topUpChargedBackMail,
  topUpConfirmedMail,
  topUpCorrectedMail,
  topUpRejectedMail,
  topUpReversedMail,
  walletAdjustedMail,
} from "@/lib/payments/mail-templates";
import { pointsTroubles } from "@/lib/points/contract";
import { fewPointsMail } from "@/lib/points/points-mail";
import { autoRenewTroubleMail, type TroubledService } from "@/lib/renewals/auto-renew-mail";
import { type ExpiringService, expiryMail } from "@/lib/renewals/expiry-mail";
import { alertMail, booksDisagreeMail, digestMail, testMail } from "@/lib/reports/mail-templates";
import { waitingKinds } from "@/lib/reports/waiting-contract";
import { reviewLostMail, reviewPassedMail, reviewRefusedMail } from "@/lib/reviews/mail-templates";
import { autoRenewTroubles } from "@/lib/services/contract";
import { ticketAnsweredMail } from "@/lib/tickets/mail-templates";
import { tokenMail } from "@/lib/tokens/token-mail";
import { watchedNameFreeMail } from "@/lib/watched-names/free-mail";
import { webhookMail } from "@/lib/webhooks/webhook-mail";
import { driftMail } from "@/lib/zones/drift/drift-mail";
import type { Language } from "@/messages/languages";
import type { MailContent, MailShop, MailTemplate } from "../template";
import { accountMoved } from "../templates/account-moved";
import { alreadyRegistered } from "../templates/already-registered";
import { changeEmailConfirm, emailChangeAsked, emailTaken } from "../templates/change-email";
import { confirmEmail } from "../templates/confirm-email";
import { guessesMail } from "../templates/guesses";
import { resetPasswordMail } from "../templates/reset-password";
import { securityNotice } from "../templates/security-notice";
import { staffAccountMail } from "../templates/staff-account";
import { staffInvitation } from "../templates/staff-invitation";

export const sampleShop: MailShop = { name: "山茶域名", url: "https://shop.example", supportPhone: "400-800-1234" };
export const sampleLink = "https://shop.example/reset-password?token=abcdefghijklmnopqrstuvwxyz0123456789";

interface SampleMail {
  name: string;
  write: (locale: Language) => MailContent;
}

const sample = <P>(template: MailTemplate<P>, params: P): SampleMail => ({
  name: template.name,
  write: (locale) => template.write(params, sampleShop, locale),
});

const [name, url] = ["林", sampleLink];
const order = { name: "qinghe.com", orderId: "0190", number: "K20261126-0042" };
const sums = { amountFen: 20_000n, reference: "KQ7F3A", reason: "银行退回了这笔转账" };
const fapiao = { id: "0190", number: "F261127-00042", name, title: "杭州青禾茶业有限公司", amountFen: 6_900n };
const expiresAt = new Date("2026-12-01T00:00:00+08:00");
const expiring = (change: Partial<ExpiringService>): ExpiringService => ({
  ...{ id: "0190", productLine: "domain", name: "qinghe.com", expiresAt, daysLeft: 5 },
  ...{ renewable: true, autoRenew: true, ceilingFen: null, trouble: null, ...change },
});
const troubled = (kind: TroubledService["trouble"]["kind"]): TroubledService => ({
  ...{ serviceId: "0190", productLine: "hosting", name: `${kind}.example`, expiresAt, daysLeft: 5 },
  trouble: { kind, priceFen: 8_000n, ceilingFen: 5_000n, missingFen: 3_000n },
});
const wwwRecord = { host: "www", type: "A", value: "8.8.8.8", ttlSeconds: 600, priority: null } as const;
const driftChanges: readonly Change[] = [
  { kind: "add", to: { ...wwwRecord, host: "shop" } },
  { kind: "modify", from: { ...wwwRecord, id: "1" }, to: { ...wwwRecord, value: "9.9.9.9" } },
  { kind: "delete", from: { ...wwwRecord, host: "old", id: "2" } },
];
const done: DoneItem = {
  ...{
    name: "qinghe.com",
    details: "",
    productLine: "domain",
    action: "purchase",
    years: 1,
    months: 0,
    serviceId: "0190",
  },
  ...{ priceFen: 6_900n, expiresAt, realName: null },
};
const orderDone = (items: DoneItem[], openCount = 0) => sample(itemsDoneMail, { ...order, items, openCount });
const notice = { name, at: new Date("2026-11-26T04:30:00Z"), ip: "203.0.113.7", url };
const changes = [
  "password_changed",
  "password_reset",
  "email_changed",
  "totp_enabled",
  "totp_disabled",
  "recovery_code_used",
  "passkey_added",
  "passkey_removed",
  "passkeys_removed",
  "totp_and_passkeys_removed",
] as const;

const paper = { paperId: "0190", number: "R-2026-000042", order: "K261125-00042", totalFen: 6_900n };

/** Every mail of the shop in all its variants, with invented facts. */
export const sampleMails: readonly SampleMail[] = [
  sample(confirmEmail, { url, hours: 24 }),
  sample(alreadyRegistered, { name, signInUrl: url, resetUrl: url }),
  sample(resetPasswordMail, { name, url, minutes: 30 }),
  sample(changeEmailConfirm, { url, minutes: 30 }),
  sample(emailChangeAsked, { ...notice, newEmail: "new@example.com", minutes: 30 }),
  sample(emailTaken, { name }),
  ...(["password", "second_factor"] as const).map((what) =>
    sample(guessesMail, { name, what, resetUrl: url, securityUrl: url }),
  ),
  ...changes.map((change) => sample(securityNotice, { ...notice, change })),
  ...[1, 2].flatMap((count) =>
    [
      { tokens: count, webhooks: 0 },
      { tokens: 0, webhooks: count },
      { tokens: count, webhooks: count },
    ].map((programs) =>
      sample(securityNotice, {
        ...notice,
        change: "password_reset",
        programs: { ...programs, url, calendarUrl: null },
      }),
    ),
  ),
  ...[0, 2].map((tokens) => {
    const programs = { tokens, webhooks: 0, url, calendarUrl: "https://shop.example/account/calendar#subscribe" };
    return sample(securityNotice, { ...notice, change: "password_changed", programs });
  }),
  sample(staffInvitation, { name, url, hours: 72 }),
  sample(accountMoved, { name, url, hours: 72 }),
  ...(["support", "finance", "admin"] as const).map((role) =>
    sample(staffAccountMail, { whose: "林 (lin@example.com)", by: "单良 (shan@example.com)", role, url }),
  ),
  sample(gatewayKeysMail, {
    ...{ gateway: "alipay", by: "单良 (shan@example.com)", changed: ["appId", "privateKey"] },
    ...{ before: {}, after: { appId: "2021000000000000" } },
  }),
  ...(["asked", "changed"] as const).map((state) =>
    sample(bankDetailsMail, { state, by: "单良 (shan@example.com)", before: "–", after: "金橘, 工商银行, 6222" }),
  ),
  ...[{ holder: "金橘", number: "6222", bank: "工商银行" }, null].map((account) =>
    sample(newBankAccountMail, { name, account, transfers: [sums, { ...sums, reference: "KQ8G4B" }] }),
  ),
  ...(["approved", "rejected"] as const).flatMap((decision) =>
    approvalKind.options.map((kind) =>
      sample(approvalDecidedMail, {
        subjectId: kind === "gateway_keys" ? "alipay" : "bank",
        ...{ kind, decision, by: "单良", amountFen: kind === "setting" ? null : 20_000n, reason: "合同约定的返利" },
        note: decision === "rejected" ? "合同里没有这一条" : "",
      }),
    ),
  ),
  sample(itemRefundedMail, {
    ...order,
    productLine: "domain",
    priceFen: 6_900n,
    reason: { code: "upstream.taken", params: {} },
  }),
  sample(transferCodeMail, order),
  ...[
    ...["purchase", "renew", "upgrade", "transfer"].map((action) => ({ ...done, action })),
    { ...done, productLine: "hosting", years: 0, months: 1, expiresAt: null },
    { ...done, productLine: "cloud", action: "renew", years: 2, months: 6 },
    { ...done, realName: "none" as const },
    ...["addVersion", "buyTemplate", "copySite"].map((action) => ({ ...done, productLine: "site", action })),
  ].map((item) => orderDone([item])),
  ...[
    { ...done, productLine: "mailing", action: "purchase", years: 0, expiresAt: null },
    { ...done, productLine: "sms", action: "addPoints", years: 0, expiresAt: null },
  ].map((item) => orderDone([item])),
  ...(["low", "ordered", ...pointsTroubles] as const).map((kind) =>
    sample(fewPointsMail, {
      ...{ kind, serviceId: "0190", name: "sms100123", left: 120, level: 1_000, number: "K20261126-0042" },
      ...{ priceFen: 8_000n, restFen: 5_000n, missingFen: 3_000n },
    }),
  ),
  ...["", "按电话里说的。\n有问题随时问我。"].map((note) =>
    sample(cartGivenMail, {
      ...{ name, note, passwords: note !== "" },
      items: [
        { shown: "qinghe.com", details: "", priceFen: 6_900n },
        ...(note ? [{ shown: "云虚拟主机", details: "1 GB，上海", priceFen: 30_000n }] : []),
      ],
    }),
  ),
  sample(handedOverMail, { name: "林晓雯", services: ["qinghe.com"], byCustomers: false }),
  sample(handedOverMail, { name: "林晓雯", services: ["qinghe.com"], byCustomers: true }),
  sample(confirmHandoverMail, {
    ...{ name: "林晓雯", services: ["qinghe.com"], to: "wang@example.com", hours: 24 },
    url: "https://shop.example/account/services/0190/handover?token=secret",
  }),
  sample(handoverOfferedMail, {
    ...{ services: ["host123", "db123"], from: "lin@example.com", url: "https://shop.example/account/handovers" },
    until: new Date("2027-11-20T04:00:00Z"),
  }),
  sample(handoverDeclinedMail, {
    ...{ name: "林晓雯", services: ["qinghe.com"], to: "wang@example.com", serviceId: "0190" },
  }),
  sample(receivedMail, {
    ...{ name: "林晓雯", services: ["qinghe.com"], serviceId: "0190", registered: true, byCustomers: true },
    expiresAt: new Date("2027-11-20T04:00:00Z"),
  }),
  sample(receivedMail, {
    ...{ name: "", services: ["host123", "db123"], serviceId: "0190", registered: false, byCustomers: false },
    expiresAt: null,
  }),
  ...[
    { registerFen: 6_900n, years: 1, renewFen: 7_900n },
    { registerFen: 16_000n, years: 2, renewFen: 8_000n },
    { registerFen: null, years: 1, renewFen: null },
  ].map((prices) => sample(watchedNameFreeMail, { greets: name, name: "qinghe.com", at: expiresAt, ...prices })),
  ...[0, 3].map((more) => sample(driftMail, { serviceId: "0190", name: "qinghe.com", changes: driftChanges, more })),
  orderDone([done, { ...done, name: "qinghe.cn", realName: "checking" }], 1),
  orderDone(
    [
      { ...done, realName: "unpass" },
      { ...done, productLine: "mail", action: "upgrade", expiresAt: null },
    ],
    2,
  ),
  sample(refundGivenMail, { ...order, amountFen: 6_900n, reason: "客户投诉", fapiao: null }),
  sample(refundGivenMail, { ...order, amountFen: 6_900n, reason: "客户投诉", fapiao: "26332000000012345678" }),
  ...autoRenewTroubles.map((kind) => sample(autoRenewTroubleMail, { services: [troubled(kind)] })),
  sample(autoRenewTroubleMail, { services: autoRenewTroubles.map(troubled) }),
  sample(autoRenewTroubleMail, { services: [troubled("wallet"), troubled("wallet")] }),
  sample(expiryMail, { services: [expiring({})] }),
  sample(expiryMail, { services: [expiring({ productLine: "hosting", daysLeft: 0, autoRenew: false })] }),
  sample(expiryMail, { services: [expiring({ name: "cdn_gf_50", productLine: "ddos", renewable: false })] }),
  sample(expiryMail, {
    services: [
      expiring({ daysLeft: -1 }),
      expiring({ name: "myhost", productLine: "hosting", daysLeft: -3 }),
      expiring({ name: "far.example", daysLeft: 60, ceilingFen: 8_800n }),
      ...autoRenewTroubles.map((trouble) => expiring({ name: `${trouble}.example`, daysLeft: 1, trouble })),
    ],
  }),
  sample(topUpConfirmedMail, { receivedFen: 20_000n, amountFen: 25_000n, reference: "KQ7F3A", unannounced: false }),
  sample(topUpRejectedMail, sums),
  sample(topUpChargedBackMail, sums),
  ...[20_050n, 300_050n].map((toFen) => sample(topUpCorrectedMail, { ...sums, fromFen: 200_050n, toFen })),
  ...[true, false].map((waits) => sample(topUpReversedMail, { ...sums, waits })),
  ...[true, false].map((forOrder) =>
    sample(paymentPaidMail, {
      amountFen: 20_000n,
      number: "P261127KQ7F3A",
      paymentId: "0000-1",
      forOrder,
      byLink: forOrder,
    }),
  ),
  sample(linkEndedMail, { amountFen: 20_000n }),
  sample(linkPaidMail, { amountFen: 20_000n, number: "P261127KQ7F3A", byLink: true, orderId: "0190" }),
  ...(["done", "rejected", "declined"] as const).map((outcome) =>
    sample(refundEndedMail, { amountFen: 20_000n, outcome, reason: "订单还在办理" }),
  ),
  ...payoutState.options.map((state) =>
    sample(payoutMail, {
      ...{ state, number: "B261127KQ7F3A", amountFen: 20_000n, beneficiary: "林青", bank: "招商银行杭州分行" },
      ...{ accountLast: "2337", bankSerial: state === "sent" ? "B2026112700042" : null },
      note: state === "declined" || state === "bounced" ? "户名和账号不符" : null,
    }),
  ),
  ...(["taken", "returned"] as const).map((outcome) =>
    sample(paymentDisputedMail, { amountFen: 20_000n, number: "P261127KQ7F3A", outcome }),
  ),
  ...(["inquiry", "opened", "taken", "returned", "lost", "question"] as const).map((outcome) =>
    sample(staffDisputeMail, {
      ...{ amountFen: 20_000n, number: "P261127KQ7F3A", customer: "林青 (lin@example.com)", reason: "fraudulent" },
      outcome,
    }),
  ),
  sample(walletAdjustedMail, { amountFen: -2_000n, reason: "重复入账" }),
  sample(booksDisagreeMail, {
    count: 2,
    faults: [{ check: "sum", subject: "K1", detail: "900 in the books, 700 at the upstream" }],
  }),
  sample(reviewPassedMail, { registrant: "林青", registrantId: "0190" }),
  sample(reviewLostMail, { registrant: "林青", registrantId: "0190" }),
  ...["", "照片不清楚"].map((memo) => sample(reviewRefusedMail, { registrant: "林青", registrantId: "0190", memo })),
  ...(["began", "ended"] as const).flatMap((edge) =>
    (["balance", "upstream", "queue", "tickets", "fapiao"] as const).map((part) =>
      sample(alertMail, {
        ...{ edge, part, beganAt: expiresAt, endedAt: edge === "ended" ? expiresAt : null },
        ...(part === "balance" ? { money: { availableFen: 49_900n, alarmFen: 50_000n } } : {}),
      }),
    ),
  ),
  ...[0, 3].map((fresh) =>
    sample(digestMail, { waiting: [...waitingKinds].map((kind) => ({ kind, count: 5, fresh })) }),
  ),
  sample(testMail, {}),
  ...[true, false].map((closed) =>
    sample(ticketAnsweredMail, {
      ...{
        id: "0190",
        number: "T261127-00042",
        subject: "解析没有生效",
        name: "林青",
        opened: closed,
        closed,
        takesAnswer: !closed,
      },
      body: "您好，已经处理好了。\n请清空缓存后再试。",
    }),
  ),
  sample(receiptMail, paper),
  sample(creditNoteMail, { ...paper, number: "C-2026-000007", receipt: paper.number }),
  sample(fapiaoIssuedMail, { ...fapiao, paper: "26332000000000000001" }),
  ...(["blue", "red"] as const).flatMap((color) =>
    [null, "26332000000000000003"].map((before) => {
      const corrected = { color, paper: "26332000000000000001", before, newFile: before === null };
      return sample(fapiaoCorrectedMail, { ...fapiao, ...corrected });
    }),
  ),
  sample(fapiaoRejectedMail, { ...fapiao, reason: "税号和公司名称对不上" }),
  ...(["created", "revoked"] as const).map((what) =>
    sample(tokenMail, {
      name: "林青",
      token: "家里的路由器",
      what,
      at: expiresAt,
      ip: "203.0.113.7",
      url: "https://shop.example",
    }),
  ),
  ...(["added", "moved", "rotated", "disabled"] as const).map((what) =>
    sample(webhookMail, { name: "林青", what, address: "https://hooks.example/kumquat", at: expiresAt, url }),
  ),
  ...[0n, 5_900n].map((leftFen) => sample(fapiaoRedMail, { ...fapiao, leftFen, paper: "26332000000000000002" })),
];
