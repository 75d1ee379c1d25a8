import { addPointsAction } from "../actions/add-points";
import { purchaseAction } from "../actions/purchase";
import type { ProductLine } from "../line";
import { pointsCostRows, quotePoints } from "../points/costs";
import { pointsPassword } from "../points/form";
import { boughtAsOrdered } from "../points/read";
import { addSmsPoints, buySmsAccount } from "./buy";
import { smsControls } from "./controls/account";
import { SMS_POINTS, smsForm, smsPointsForm } from "./form";
import { lookAtSms, readSmsAccount, readSmsOrder } from "./read";

const HOUR_MS = 3_600_000;
/** The review takes a working day; bought before a weekend, three. */
const REVIEW_DEADLINE_MS = 96 * HOUR_MS;

/** SMS marketing by points; the upstream makes account and password after a review of the company. Manual: 十四、短信营销 (SMS). */
export const smsLine: ProductLine = {
  id: "sms",
  secretRule: pointsPassword,
  form: smsForm,
  readOptions: async () => ({}),
  priceKey: (_displayName, { points }) => String(points ?? ""),
  costRows: pointsCostRows(SMS_POINTS),
  read: readSmsAccount,
  look: lookAtSms,
  actions: {
    purchase: purchaseAction(smsForm, {
      endpoint: "sms.createorder",
      quote: quotePoints,
      buy: buySmsAccount,
      read: readSmsOrder,
      acceptedDeadlineMs: REVIEW_DEADLINE_MS,
      findable: false,
      fits: boughtAsOrdered,
      once: true,
      personal: true,
      purchaseDate: "day",
      absentFails: true,
      stepOf: ({ reason }) => (reason === "review" ? reason : null),
    }),
    addPoints: addPointsAction({
      endpoint: "sms.upoints",
      form: smsPointsForm,
      quote: quotePoints,
      add: addSmsPoints,
      read: readSmsAccount,
      acceptedDeadlineMs: 2 * HOUR_MS,
    }),
  },
  details: [
    { id: "account", of: "name", as: "copy" },
    { id: "pointsBought", as: "points" },
  ],
  secrets: ["password"],
  controls: smsControls,
  panels: [],
};
