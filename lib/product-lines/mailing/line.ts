import { addPointsAction } from "../actions/add-points";
import { purchaseAction } from "../actions/purchase";
import type { ProductLine } from "../line";
import { pointsCostRows, quotePoints } from "../points/costs";
import { pointsPassword } from "../points/form";
import { boughtAsOrdered } from "../points/read";
import { addMailingPoints, buyMailing } from "./buy";
import { mailingControls } from "./controls/account";
import { MAILING_POINTS, mailingForm, mailingPointsForm } from "./form";
import { lookAtMailing, readMailing, readMailingPoints } from "./read";

const ACCEPTED_DEADLINE_MS = 2 * 3_600_000;

/** Bulk mail by points; the upstream makes account and password. Manual: 十三、批量邮 (EDM). */
export const mailingLine: ProductLine = {
  id: "mailing",
  secretRule: pointsPassword,
  form: mailingForm,
  readOptions: async () => ({}),
  priceKey: (_displayName, { points }) => String(points ?? ""),
  costRows: pointsCostRows(MAILING_POINTS),
  read: readMailing,
  look: lookAtMailing,
  actions: {
    purchase: purchaseAction(mailingForm, {
      endpoint: "EDM.createorder",
      quote: quotePoints,
      buy: buyMailing,
      read: readMailingPoints,
      acceptedDeadlineMs: ACCEPTED_DEADLINE_MS,
      findable: false,
      fits: boughtAsOrdered,
      purchaseDate: "never",
      once: true,
      personal: true,
    }),
    addPoints: addPointsAction({
      endpoint: "EDM.upoints",
      form: mailingPointsForm,
      quote: quotePoints,
      add: addMailingPoints,
      read: readMailingPoints,
      acceptedDeadlineMs: ACCEPTED_DEADLINE_MS,
    }),
  },
  details: [
    { id: "account", of: "name", as: "copy" },
    { id: "panelUrl", as: "link" },
    { id: "pointsBought", as: "points" },
    { id: "counting", as: "words" },
  ],
  secrets: ["password"],
  controls: mailingControls,
  panels: [],
};
