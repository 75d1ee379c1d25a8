import type { DocumentedRequest } from "../documented-request";

const domain = "apitest.com";
const coupon = "4FF245B1D2B7";
const account = "testmail";
/** The tables write mailaccount, these examples mailaccout. */
const misspelt = { mailaccout: null, mailaccount: account };

const requests: readonly DocumentedRequest[] = [
  {
    id: "mail.CreateOder",
    input: { domain: "kaljdf.com", password: "aaa1111", years: 1, edition: "business", mailboxes: 1, coupon },
  },
  {
    id: "mail.CreateOder",
    input: { domain: "kaljdf.com", years: 1, edition: "standard", mailboxes: 5, kind: "cheng", coupon },
  },
  { id: "mail.RenewalMail", input: { domain: "kaljsdf.com", years: 5, coupon } },
  { id: "mail.MailUpgrade", input: { domain: "kaljسدف.com", addMailboxes: 5 } },
  {
    id: "mail.MailUpgrade",
    input: { domain: "kaljسدف.com", addMailboxes: 5, edition: "standard", addAdministrators: 1 },
  },
  { id: "mail.ModifyMailPassword", input: { domain, password: "aaa555" } },
  { id: "mail.MailAddUser", input: { domain, account, password: "aaa111!!", sizeMb: 1 } },
  { id: "mail.ModifyMailAccountState", input: { domain, account, state: "paused" } },
  { id: "mail.ModifyMailUserMemo", input: { domain, account, memo: "test" }, printed: misspelt },
  { id: "mail.ModifyMailboxSize", input: { domain, account, sizeMb: 12 }, printed: misspelt },
  { id: "mail.ModifyMailboxPassword", input: { domain, account, password: "bbb222!!" }, printed: misspelt },
  { id: "mail.ModifyMailDomain", input: { domain, newDomain: "apitestinfo.com" } },
  { id: "mail.DeleteMailBox", input: { domain, account } },
  { id: "mail.getMailboxList", input: { domain } },
  { id: "mail.SetAdminMailBox", input: { domain, account } },
  { id: "mail.isPresent", input: { domain } },
  { id: "mail.getMailDetail", input: { domain } },
  { id: "mail.GetMailLoginUrl", input: { domain } },
  {
    id: "mail.ChengMailAddUser",
    input: { domain, mailbox: "xh@apitest.com", password: "abc123!@#", sizeMb: 1024 },
  },
  { id: "mail.ChengMailDeleteUser", input: { domain, mailbox: "xh@apitest.com" } },
  { id: "mail.ChengMailModifyUserPassword", input: { domain, mailbox: "xh@apitest.com", password: "abc123!@#" } },
  {
    id: "mail.SetMailserver",
    input: {
      domain,
      mailbox: "test@cndns.com",
      mailboxPassword: "mima",
      server: "192.168.0.1",
      port: 110,
      outsideMailbox: "test@cndns.com",
      outsidePassword: "mima",
    },
  },
];

export default requests;
