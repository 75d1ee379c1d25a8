import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import type { ProductLine } from "../line";
import { quoteEdition, quoteEditionUpgrade } from "../quote-edition";
import { yearTerms } from "../term";
import { orderQituibao, renewQituibaoFor, upgradeQituibaoTo } from "./buy";
import { qituibaoForm, qituibaoUpgradeForm } from "./form";
import { qituibaoCostRows } from "./quote";
import { askAboutQituibao, fitsQituibao, lookAtQituibao, readQituibaoState, readQituibaoUpgrades } from "./read";

const shared = { read: readQituibaoState, acceptedDeadlineMs: 2 * 3_600_000 };

/** Manual: 十五、企推宝. The upstream makes the order's name, and account and password with it; nothing of it is set by an endpoint later. */
export const qituibaoLine: ProductLine = {
  id: "qituibao",
  // Never sent: the upstream makes the password.
  secretRule: { min: 12, max: 16, needs: ["letter", "digit"], specials: "" },
  form: qituibaoForm,
  readOptions: async () => ({}),
  ask: askAboutQituibao,
  priceKey: (_displayName, { edition }) => String(edition ?? ""),
  costRows: qituibaoCostRows,
  read: readQituibaoState,
  look: lookAtQituibao,
  actions: {
    purchase: purchaseAction(qituibaoForm, {
      ...shared,
      endpoint: "qituibao.createorder",
      quote: quoteEdition,
      buy: orderQituibao,
      findable: false,
      fits: fitsQituibao,
    }),
    renew: renewAction({
      ...shared,
      endpoint: "qituibao.reneworder",
      terms: () => yearTerms(1, 2, 3, 5),
      quote: quoteEdition,
      renew: renewQituibaoFor,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: qituibaoUpgradeForm,
      readOptions: readQituibaoUpgrades,
      endpoint: () => "qituibao.UpgradeOrder",
      quote: quoteEditionUpgrade,
      upgrade: upgradeQituibaoTo,
    }),
  },
  details: [
    { id: "number", as: "copy" },
    { id: "account", as: "copy" },
    { id: "company" },
    { id: "contact" },
    { id: "mobile" },
    { id: "telephone" },
    { id: "email" },
    { id: "domain" },
    { id: "keyword" },
    { id: "keywordIndex" },
    { id: "secondKeyword" },
    { id: "secondKeywordIndex" },
    { id: "generalKeyword" },
    { id: "regionalKeyword" },
  ],
  secrets: ["password"],
  controls: [],
  panels: [],
};
