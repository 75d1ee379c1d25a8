import type { Handler } from "../../http/call";
import type { edmManual } from "../../manual/edm";
import type { smsManual } from "../../manual/sms";
import * as edm from "./edm";
import * as sms from "./sms";

/** 十三、批量邮 (EDM) and 十四、短信营销 (SMS). */
export const pointsHandlers: Readonly<Record<keyof typeof edmManual | keyof typeof smsManual, Handler>> = {
  "EDM.createorder": edm.createEdm,
  "EDM.modifypass": edm.modifyEdmPass,
  "EDM.upoints": edm.buyEdmPoints,
  "EDM.getdetail": edm.edmDetail,
  "EDM.getRestPoints": edm.edmRestPoints,
  "EDM.getLoginURL": edm.edmLoginUrl,
  "sms.createorder": sms.createSms,
  "SMS.modifypass": sms.modifySmsPass,
  "sms.upoints": sms.buySmsPoints,
  "sms.getdetail": sms.smsDetail,
  "SMS.getRestPoints": sms.smsRestPoints,
  "SMS.getLoginURL": sms.smsLoginUrl,
};
