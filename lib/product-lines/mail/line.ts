import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import type { ProductLine } from "../line";
import { yearTerms } from "../term";
import { buyMail, renewMailFor, upgradeMailTo } from "./buy";
import {
  addChengMailboxControl,
  changeChengPassword,
  collectMailControl,
  deleteChengMailboxControl,
} from "./controls/cheng-boxes";
import { changeDomain, mailPointing, setMailRecords } from "./controls/domain";
import {
  addMailboxControl,
  changeBoxPassword,
  changeMemo,
  changeSize,
  deleteMailboxControl,
  makeAdmin,
  pauseMailbox,
  resumeMailbox,
} from "./controls/gift-boxes";
import { logIn, mailPasswordControl } from "./controls/manage";
import { mailForm, mailPassword, mailUpgradeForm } from "./form";
import { chengBoxesPanel } from "./panels/cheng-boxes";
import { mailboxesPanel } from "./panels/mailboxes";
import { mailCostRows, quoteMail, quoteMailUpgrade } from "./quote";
import { isMailAvailable, lookAtMail, readMailState } from "./read";

const shared = { read: readMailState, acceptedDeadlineMs: 2 * 3_600_000 };

/** Manual: 六、企业邮局: global mail (全球邮) and Cheng mail (橙邮). A host's free mail is global mail. */
export const mailLine: ProductLine = {
  id: "mail",
  secretRule: mailPassword,
  initialConfig: { administrators: 1 },
  form: mailForm,
  readOptions: async () => ({}),
  priceKey: (_displayName, { kind }) => String(kind ?? ""),
  costRows: mailCostRows,
  isAvailable: isMailAvailable,
  read: readMailState,
  look: lookAtMail,
  actions: {
    purchase: purchaseAction(mailForm, { ...shared, endpoint: "mail.CreateOder", quote: quoteMail, buy: buyMail }),
    renew: renewAction({
      ...shared,
      endpoint: "mail.RenewalMail",
      terms: () => yearTerms(1, 2, 3, 5),
      quote: quoteMail,
      renew: renewMailFor,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: mailUpgradeForm,
      readOptions: async () => ({}),
      endpoint: () => "mail.MailUpgrade",
      quote: quoteMailUpgrade,
      upgrade: upgradeMailTo,
    }),
  },
  details: [
    { id: "space" },
    { id: "panelUrl", as: "link" },
    { id: "adminAccount", as: "copy" },
    { id: "popHost", as: "copy" },
    { id: "smtpHost", as: "copy" },
    { id: "mx10", as: "copy" },
    { id: "mx5or20", as: "copy" },
    { id: "cname", as: "copy" },
    { id: "gift", as: "words" },
  ],
  secrets: ["password"],
  pointing: mailPointing,
  controls: [
    logIn,
    mailPasswordControl,
    setMailRecords,
    changeDomain,
    addMailboxControl,
    pauseMailbox,
    resumeMailbox,
    changeMemo,
    changeSize,
    changeBoxPassword,
    makeAdmin,
    deleteMailboxControl,
    addChengMailboxControl,
    changeChengPassword,
    collectMailControl,
    deleteChengMailboxControl,
  ],
  panels: [mailboxesPanel, chengBoxesPanel],
};
