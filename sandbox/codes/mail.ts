import type { EndpointId } from "../manual/all";
import type { Answer } from "./agent";
import type { Bench, Provocation } from "./bench";

type Params = Record<string, string>;
const DAY_MS = 86_400_000;

export const MAIL = "mycompany.com";
export const globalOrder: Params = {
  maildomain: MAIL,
  mailpassword: "abc12345",
  years: "1",
  mailtag: "m",
  mailusernumber: "5",
};
export const chengOrder: Params = { maildomain: MAIL, years: "1", mailtag: "m", mailusernumber: "5", mailtype: "1" };
export const giftBox: Params = {
  maildomain: MAIL,
  mailaccout: "liming",
  mailboxpassword: "abc123!!",
  mailboxsize: "50",
};
export const chengBox: Params = {
  maildomain: MAIL,
  mailaccount: `liming@${MAIL}`,
  mailboxpassword: "abc1234!",
  mailboxsize: "500",
};
export const collecting: Params = {
  maildomain: MAIL,
  chengmailbox: `liming@${MAIL}`,
  chengmailpassword: "bWltYQ==",
  outmailserver: "pop.163.com",
  port: "110",
  outmailbox: "liming@163.com",
  outmailpassword: "bWltYQ==",
};

async function must(answer: Promise<Answer>): Promise<Answer> {
  const done = await answer;
  if (done.code) throw new Error(String(done.message));
  return done;
}

/** Buys a mail product; `gift` makes it the gift of a host. */
export async function ownMail(bench: Bench, kind: "global" | "cheng" | "gift"): Promise<void> {
  await must(bench.call("mail.CreateOder", kind === "cheng" ? chengOrder : globalOrder));
  if (kind === "gift") await bench.control.mail({ maildomain: MAIL, host: "myhost" });
}

export async function ownBox(bench: Bench, kind: "cheng" | "gift"): Promise<void> {
  await ownMail(bench, kind);
  if (kind === "gift") await must(bench.call("mail.MailAddUser", giftBox));
  else await must(bench.call("mail.ChengMailAddUser", chengBox));
}

const expire = (bench: Bench) => bench.control.advance(366 * DAY_MS);
const setState = (state: "pause" | "forbidden") => (bench: Bench) => bench.control.mail({ maildomain: MAIL, state });

type Before = (bench: Bench) => Promise<unknown>;

/** Runs `prepare`, then calls `id` with standard parameters. */
const after =
  (id: EndpointId, prepare: Before, standard: Params = {}) =>
  (how: string, params: Params = {}, before?: Before): Provocation => [
    how,
    async (bench): Promise<Answer> => {
      await prepare(bench);
      await before?.(bench);
      return bench.call(id, { maildomain: MAIL, ...standard, ...params });
    },
  ];

const global: Before = (bench) => ownMail(bench, "global");
const cheng: Before = (bench) => ownMail(bench, "cheng");
const gift: Before = (bench) => ownMail(bench, "gift");
const withGiftBox: Before = (bench) => ownBox(bench, "gift");
const withChengBox: Before = (bench) => ownBox(bench, "cheng");
const nothing: Before = () => Promise.resolve();

const noUsername = (id: EndpointId): Provocation => ["no username", (bench) => bench.call(id, {}, { username: "" })];
const malformed = (id: EndpointId): Provocation => [
  "a maildomain that is none",
  (bench) => bench.call(id, { maildomain: "no domain" }),
];
const both = (id: EndpointId) => ({ "10014": noUsername(id), "15001": malformed(id) });
const NOBODYS = "a domain without a mail product in the account";
const unknownName: Params = { maildomain: "nobody.com" };

const ordering = after("mail.CreateOder", nothing, globalOrder);

const createOderCodes = {
  ...both("mail.CreateOder"),
  "15002": ordering("a domain with taken, or one in the account", { maildomain: "taken.com" }),
  "15003": ordering("global mail: a password without digits, shorter than 6, longer than 16", { mailpassword: "abc" }),
  "15004": ordering("years outside 1-5", { years: "6" }),
  "15005": ordering("mailtag neither m nor g", { mailtag: "x" }),
  "15006": ordering("mailusernumber outside 1-1000", { mailusernumber: "0" }),
  "15007": ordering("mailtype neither 0 nor 1", { mailtype: "2" }),
  "10042": ordering("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
  "10043": ordering("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
  "10046": ordering("voucherid with an unknown voucher", { voucherid: "NOSUCHVOUCHER" }),
} satisfies Record<string, Provocation>;

const renewing = after("mail.RenewalMail", global, { years: "1" });

const renewalMailCodes = {
  ...both("mail.RenewalMail"),
  "10016": renewing("years outside 1-5", { years: "9" }),
  "10019": renewing(NOBODYS, unknownName),
  "15008": renewing("control `mail` state pause or forbidden", {}, setState("pause")),
  "15010": renewing("a gift", {}, (bench) => bench.control.mail({ maildomain: MAIL, host: "myhost" })),
  "10042": renewing("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
  "10043": renewing("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
  "10046": renewing("voucherid with an unknown voucher", { voucherid: "NOSUCHVOUCHER" }),
} satisfies Record<string, Provocation>;

const upgrading = after("mail.MailUpgrade", global, { mailusernumber: "5" });
const upgradingCheng = after("mail.MailUpgrade", cheng, { mailusernumber: "0", mailtag: "m" });

const mailUpgradeCodes = {
  ...both("mail.MailUpgrade"),
  "15007": upgradingCheng("Cheng mail without mailtag, or from g to m", { mailtag: "" }),
  "15011": upgrading("past the expiry", {}, expire),
  "15012": upgrading("global mail: 0 or no number; over 1000 together", { mailusernumber: "0" }),
  "15013": upgrading(`${NOBODYS}, or a gift`, unknownName),
  "15014": upgradingCheng("Cheng mail: no mailboxes, no administrators and the edition that it has"),
} satisfies Record<string, Provocation>;

const repassword = after("mail.ModifyMailPassword", global, { mailpassword: "newer123" });

const modifyMailPasswordCodes = {
  ...both("mail.ModifyMailPassword"),
  "15003": repassword("a password without digits, shorter than 6, longer than 16", { mailpassword: "abc" }),
  "15008": repassword("control `mail` state pause, or past the expiry", {}, setState("pause")),
  "15101": repassword("mailtype of the other system", { mailtype: "1" }),
  "15102": repassword(NOBODYS, unknownName),
} satisfies Record<string, Provocation>;

const adding = after("mail.MailAddUser", gift, giftBox);

const mailAddUserCodes = {
  ...both("mail.MailAddUser"),
  "15103": adding("a mailaccout like admin, or with other signs", { mailaccout: "admin" }),
  "15104": adding("past the expiry", {}, expire),
  "15105": adding("control `mail` state pause", {}, setState("pause")),
  "15106": adding("control `mail` state forbidden", {}, setState("forbidden")),
  "15107": adding("no gift, more than 200 MB together, more mailboxes than bought, or one that exists", {
    mailboxsize: "201",
  }),
  "15114": adding("a password outside 6-16 or with other signs", { mailboxpassword: "abc#12345" }),
} satisfies Record<string, Provocation>;

const UNKNOWN_BOX = "no mailbox of that name";

const stating = after("mail.ModifyMailAccountState", withGiftBox, { mailaccout: "liming", mailboxstate: "0" });

const modifyMailAccountStateCodes = {
  ...both("mail.ModifyMailAccountState"),
  "15106": stating("control `mail` state forbidden", {}, setState("forbidden")),
  "15108": stating(UNKNOWN_BOX, { mailaccout: "nobody" }),
  "15109": stating("mailboxstate neither 0 nor 1", { mailboxstate: "2" }),
  "15110": stating(`${NOBODYS}, or no gift`, unknownName),
} satisfies Record<string, Provocation>;

const remarking = after("mail.ModifyMailUserMemo", withGiftBox, { mailaccount: "liming", mailboxmemo: "x" });

const modifyMailUserMemoCodes = {
  ...both("mail.ModifyMailUserMemo"),
  "15106": remarking("control `mail` state forbidden", {}, setState("forbidden")),
  "15108": remarking(UNKNOWN_BOX, { mailaccount: "nobody" }),
  "15111": remarking(`${NOBODYS}, or no gift`, unknownName),
} satisfies Record<string, Provocation>;

const sizing = after("mail.ModifyMailboxSize", withGiftBox, { mailaccount: "liming", mailboxsize: "60" });

const modifyMailboxSizeCodes = {
  ...both("mail.ModifyMailboxSize"),
  "15106": sizing("control `mail` state forbidden", {}, setState("forbidden")),
  "15108": sizing(UNKNOWN_BOX, { mailaccount: "nobody" }),
  "15112": sizing("no mailboxsize", { mailboxsize: "" }),
  "15113": sizing("more than 200 MB together, no number, or no gift", { mailboxsize: "201" }),
} satisfies Record<string, Provocation>;

const boxPassword = after("mail.ModifyMailboxPassword", withGiftBox, {
  mailaccount: "liming",
  mailboxpassword: "newer1!!",
});

const modifyMailboxPasswordCodes = {
  ...both("mail.ModifyMailboxPassword"),
  "15108": boxPassword("no mailaccount, or no mailbox of that name", { mailaccount: "" }),
  "15114": boxPassword("a password outside 6-16 or with other signs", { mailboxpassword: "abc" }),
  "15115": boxPassword(`${NOBODYS}, or no gift`, unknownName),
} satisfies Record<string, Provocation>;

const moving = after("mail.ModifyMailDomain", gift, { mailnewdomain: "newcompany.com" });

const modifyMailDomainCodes = {
  ...both("mail.ModifyMailDomain"),
  "15002": moving("a mailnewdomain with taken, or one in the account", { mailnewdomain: "taken.com" }),
  "15008": moving("control `mail` state pause, or past the expiry", {}, setState("pause")),
  "15106": moving("a mailnewdomain with illegal-name", { mailnewdomain: "illegal-name.com" }),
  "15116": moving("a mailnewdomain that is none", { mailnewdomain: "no domain" }),
  "15117": moving("global mail that is no gift, or mailtype of the other system", { mailtype: "1" }),
} satisfies Record<string, Provocation>;

const deleting = after("mail.DeleteMailBox", withGiftBox, { mailaccount: "liming" });

const deleteMailBoxCodes = {
  ...both("mail.DeleteMailBox"),
  "15118": deleting("global mail without mailaccount", { mailaccount: "" }),
  "15119": deleting("no mailbox of that name, or global mail that is no gift", { mailaccount: "nobody" }),
} satisfies Record<string, Provocation>;

const getMailboxListCodes = {
  "10014": noUsername("mail.getMailboxList"),
  "15001": after(
    "mail.getMailboxList",
    global,
  )("what is no gift, or not in the account: its table has this code alone"),
} satisfies Record<string, Provocation>;

const electing = after("mail.SetAdminMailBox", withGiftBox, { mailaccount: "liming" });

const setAdminMailBoxCodes = {
  ...both("mail.SetAdminMailBox"),
  "15118": electing("no mailaccount", { mailaccount: "" }),
  "15120": electing(UNKNOWN_BOX, { mailaccount: "nobody" }),
} satisfies Record<string, Provocation>;

const isPresentMailCodes = { "10014": noUsername("mail.isPresent") } satisfies Record<string, Provocation>;

const getMailDetailCodes = {
  ...both("mail.getMailDetail"),
  "10019": after("mail.getMailDetail", nothing)(NOBODYS, unknownName),
} satisfies Record<string, Provocation>;

const getMailLoginUrlCodes = {
  "10014": noUsername("mail.GetMailLoginUrl"),
  "10019": after("mail.GetMailLoginUrl", nothing)(NOBODYS, unknownName),
  "15001": after("mail.GetMailLoginUrl", global)("a maildomain that is none, or global mail"),
} satisfies Record<string, Provocation>;

const addingCheng = after("mail.ChengMailAddUser", cheng, chengBox);

const chengMailAddUserCodes = {
  ...both("mail.ChengMailAddUser"),
  "10019": addingCheng(NOBODYS, unknownName),
  "15107": addingCheng("global mail, no full address, one that exists, or no room: mailboxes and space as bought", {
    mailaccount: "liming",
  }),
  "15114": addingCheng("a password outside 8-20 or without letter, digit or sign", { mailboxpassword: "abc12345" }),
} satisfies Record<string, Provocation>;

const deletingCheng = after("mail.ChengMailDeleteUser", withChengBox, { mailaccount: `liming@${MAIL}` });

const chengMailDeleteUserCodes = {
  ...both("mail.ChengMailDeleteUser"),
  "10019": deletingCheng(NOBODYS, unknownName),
  "15119": deletingCheng(UNKNOWN_BOX, { mailaccount: `nobody@${MAIL}` }),
} satisfies Record<string, Provocation>;

const chengPassword = after("mail.ChengMailModifyUserPassword", withChengBox, chengBox);

const chengMailModifyUserPasswordCodes = {
  ...both("mail.ChengMailModifyUserPassword"),
  "10019": chengPassword(NOBODYS, unknownName),
  "15114": chengPassword("a password outside 8-20 or without letter, digit or sign", { mailboxpassword: "abc" }),
  "15115": chengPassword(UNKNOWN_BOX, { mailaccount: `nobody@${MAIL}` }),
} satisfies Record<string, Provocation>;

const collect = after("mail.SetMailserver", withChengBox, collecting);

const setMailserverCodes = {
  "15122": collect(`${NOBODYS}, global mail, or a chengmailbox that it has not`, unknownName),
  "15124": collect("no outmailserver", { outmailserver: "" }),
  "15125": collect("an outmailbox that the mailbox collects already", {}, (bench) =>
    must(bench.call("mail.SetMailserver", collecting)),
  ),
  "15126": collect("more than five for one mailbox", {}, async (bench) => {
    for (const n of [1, 2, 3, 4, 5]) {
      await must(bench.call("mail.SetMailserver", { ...collecting, outmailbox: `box${n}@163.com` }));
    }
  }),
  "15127": collect("a password that is no Base64", { outmailpassword: "mima!" }),
  "15128": collect("an outmailbox or chengmailbox that is no address", { outmailbox: "liming" }),
  "15129": collect("no outmailpassword or no chengmailpassword", { chengmailpassword: "" }),
  "15130": collect("a port that is no number", { port: "pop" }),
} satisfies Record<string, Provocation>;

export const mailCodes = {
  "mail.CreateOder": createOderCodes,
  "mail.RenewalMail": renewalMailCodes,
  "mail.MailUpgrade": mailUpgradeCodes,
  "mail.ModifyMailPassword": modifyMailPasswordCodes,
  "mail.MailAddUser": mailAddUserCodes,
  "mail.ModifyMailAccountState": modifyMailAccountStateCodes,
  "mail.ModifyMailUserMemo": modifyMailUserMemoCodes,
  "mail.ModifyMailboxSize": modifyMailboxSizeCodes,
  "mail.ModifyMailboxPassword": modifyMailboxPasswordCodes,
  "mail.ModifyMailDomain": modifyMailDomainCodes,
  "mail.DeleteMailBox": deleteMailBoxCodes,
  "mail.getMailboxList": getMailboxListCodes,
  "mail.SetAdminMailBox": setAdminMailBoxCodes,
  "mail.isPresent": isPresentMailCodes,
  "mail.getMailDetail": getMailDetailCodes,
  "mail.GetMailLoginUrl": getMailLoginUrlCodes,
  "mail.ChengMailAddUser": chengMailAddUserCodes,
  "mail.ChengMailDeleteUser": chengMailDeleteUserCodes,
  "mail.ChengMailModifyUserPassword": chengMailModifyUserPasswordCodes,
  "mail.SetMailserver": setMailserverCodes,
};
