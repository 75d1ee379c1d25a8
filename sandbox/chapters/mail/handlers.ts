import type { Handler } from "../../http/call";
import type { mailManual } from "../../manual/mail";
import * as chengMail from "./cheng-boxes";
import * as giftMail from "./gift-boxes";
import { createOder, mailUpgrade, renewalMail } from "./order";
import * as mailProduct from "./product";

/** 六、企业邮局. */
export const mailHandlers: Readonly<Record<keyof typeof mailManual, Handler>> = {
  "mail.CreateOder": createOder,
  "mail.RenewalMail": renewalMail,
  "mail.MailUpgrade": mailUpgrade,
  "mail.ModifyMailPassword": mailProduct.modifyMailPassword,
  "mail.MailAddUser": giftMail.mailAddUser,
  "mail.ModifyMailAccountState": giftMail.modifyMailAccountState,
  "mail.ModifyMailUserMemo": giftMail.modifyMailUserMemo,
  "mail.ModifyMailboxSize": giftMail.modifyMailboxSize,
  "mail.ModifyMailboxPassword": giftMail.modifyMailboxPassword,
  "mail.ModifyMailDomain": mailProduct.modifyMailDomain,
  "mail.DeleteMailBox": giftMail.deleteMailBox,
  "mail.getMailboxList": giftMail.getMailboxList,
  "mail.SetAdminMailBox": giftMail.setAdminMailBox,
  "mail.isPresent": mailProduct.isMailPresent,
  "mail.getMailDetail": mailProduct.getMailDetail,
  "mail.GetMailLoginUrl": mailProduct.getMailLoginUrl,
  "mail.ChengMailAddUser": chengMail.chengMailAddUser,
  "mail.ChengMailDeleteUser": chengMail.chengMailDeleteUser,
  "mail.ChengMailModifyUserPassword": chengMail.chengMailModifyUserPassword,
  "mail.SetMailserver": chengMail.setMailserver,
};
