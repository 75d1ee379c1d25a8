import { formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";
import enGateways from "@/messages/en/gateways.json";
import enSettings from "@/messages/en/settings.json";
import type { Language } from "@/messages/languages";
import zhGateways from "@/messages/zh/gateways.json";
import zhSettings from "@/messages/zh/settings.json";
import type { ApprovalKind } from "./contract";

interface BankDetails {
  /** Asked for, and waiting for another admin; or in force. */
  state: "asked" | "changed";
  by: string;
  before: string;
  after: string;
}

const PAGES = { asked: "/admin/attention", changed: "/admin/settings/bank" } as const;

/** To every admin: the bank account that customers are told to pay to is about to change, or has changed. */
export const bankDetailsMail = mailTemplate({
  name: "approvals.bank-details",
  write: (t, { state, by, before, after }: BankDetails, shop) => ({
    subject: t(`${state}.subject`),
    paragraphs: [t(`${state}.what`), t("notMeant")],
    facts: [
      { label: t(`${state}.by`), value: by },
      { label: t("before"), value: before },
      { label: t("after"), value: after },
    ],
    action: { label: t(`${state}.action`), url: `${shop.url}${PAGES[state]}` },
  }),
});

interface Decided {
  kind: ApprovalKind;
  /** Of a setting or a gateway's keys: the setting's key, or the gateway's id. */
  subjectId: string;
  decision: "approved" | "rejected";
  by: string;
  /** The sum that it was about; null: it was about none. */
  amountFen: bigint | null;
  /** What who asked had given as the reason; "" for none. */
  reason: string;
  /** What who decided adds; of a rejection the reason. */
  note: string;
}

/** Where who asked sees what became of each kind. */
const DECIDED_PAGES: Record<ApprovalKind, Record<Decided["decision"], string>> = {
  adjustment: { approved: "/admin/adjustments?state=posted", rejected: "/admin/adjustments?state=rejected" },
  setting: { approved: "/admin/settings", rejected: "/admin/settings" },
  // A transfer whose confirmation was rejected waits again.
  top_up: { approved: "/admin/top-ups?state=confirmed", rejected: "/admin/top-ups" },
  top_up_correction: { approved: "/admin/top-ups?state=confirmed", rejected: "/admin/top-ups?state=confirmed" },
  opening_balances: { approved: "/admin/imports", rejected: "/admin/imports" },
  gateway_keys: { approved: "/admin/gateways", rejected: "/admin/gateways" },
  handover: { approved: "/admin/services", rejected: "/admin/services" },
};

type Names = Readonly<Record<string, string | undefined>>;
const SETTINGS: Record<Language, Names> = { zh: zhSettings.title, en: enSettings.title };
const GATEWAYS: Record<Language, Readonly<Record<string, { name: string } | undefined>>> = {
  zh: zhGateways,
  en: enGateways,
};

/** Which setting, or whose keys; null where the sum says what it is about. */
function subjectName(kind: ApprovalKind, subjectId: string, locale: Language): string | null {
  if (kind === "setting") return SETTINGS[locale][subjectId] ?? subjectId;
  return kind === "gateway_keys" ? (GATEWAYS[locale][subjectId]?.name ?? subjectId) : null;
}

/** To who asked: a second person approved or rejected it. */
export const approvalDecidedMail = mailTemplate({
  name: "approvals.decided",
  write: (t, { kind, subjectId, decision, by, amountFen, reason, note }: Decided, shop, locale) => ({
    subject: t(`${decision}.subject`, { what: t(`kind.${kind}`) }),
    paragraphs: [t(`${decision}.what`, { by, what: t(`kind.${kind}`) })],
    facts: [
      ...[subjectName(kind, subjectId, locale)].flatMap((value) => (value ? [{ label: t("about"), value }] : [])),
      ...(amountFen === null
        ? []
        : [{ label: t("amount"), value: formatFen(amountFen, { sign: kind === "adjustment" }) }]),
      ...(reason === "" ? [] : [{ label: t("asked"), value: reason }]),
      ...(note === "" ? [] : [{ label: t(`${decision}.note`), value: note }]),
    ],
    action: { label: t("action"), url: `${shop.url}${DECIDED_PAGES[kind][decision]}` },
  }),
});

interface NewBankAccount {
  /** Whom the mail greets. */
  name: string;
  /** What the customer announced, and has not arrived. */
  transfers: readonly { reference: string; amountFen: bigint }[];
  /** Where to transfer now; null: the shop takes no bank transfers at the moment. */
  account: { holder: string; number: string; bank: string } | null;
}

/** To a customer who has announced a bank transfer: it goes to another account now. */
export const newBankAccountMail = mailTemplate({
  name: "approvals.new-bank-account",
  write: (t, { name, transfers, account }: NewBankAccount, shop) => ({
    subject: t(account ? "subject" : "none.subject"),
    greets: name,
    paragraphs: account ? [t("what"), t("compare")] : [t("none.what")],
    facts: [
      ...(account
        ? [
            { label: t("holder"), value: account.holder },
            { label: t("account"), value: account.number },
            ...(account.bank === "" ? [] : [{ label: t("bank"), value: account.bank }]),
          ]
        : []),
      ...transfers.map(({ reference, amountFen }) => ({
        label: t("reference"),
        value: t("transfer", { reference, amount: formatFen(amountFen) }),
      })),
    ],
    action: { label: t("action"), url: `${shop.url}/account/wallet` },
    after: [t("already")],
  }),
});
