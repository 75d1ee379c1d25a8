import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import type { ProductLine } from "../line";
import { quoteEdition, quoteEditionUpgrade } from "../quote-edition";
import { yearTerms } from "../term";
import { orderSoukeyi, renewSoukeyiFor, upgradeSoukeyiTo } from "./buy";
import { soukeyiForm, soukeyiUpgradeForm } from "./form";
import { soukeyiCostRows } from "./quote";
import { fitsSoukeyi, readSoukeyiState, readSoukeyiUpgrades } from "./read";

const shared = { read: readSoukeyiState, acceptedDeadlineMs: 2 * 3_600_000 };

/**
 * Manual: 十六、搜客易, whose purchase it marks as withdrawn (产品已下线). Existing products are imported, shown, renewed and upgraded; the line is
 * sold only where staff switch it on.
 */
export const soukeyiLine: ProductLine = {
  id: "soukeyi",
  // Never sent: the upstream makes the password.
  secretRule: { min: 12, max: 16, needs: ["letter", "digit"], specials: "" },
  form: soukeyiForm,
  readOptions: async () => ({}),
  priceKey: (_displayName, { edition }) => String(edition ?? ""),
  costRows: soukeyiCostRows,
  read: readSoukeyiState,
  actions: {
    purchase: purchaseAction(soukeyiForm, {
      ...shared,
      endpoint: "soukeyi.createorder",
      quote: quoteEdition,
      buy: orderSoukeyi,
      findable: false,
      fits: fitsSoukeyi,
    }),
    renew: renewAction({
      ...shared,
      endpoint: "soukeyi.RenewOrder",
      terms: () => yearTerms(1, 2, 3, 5),
      quote: quoteEdition,
      renew: renewSoukeyiFor,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: soukeyiUpgradeForm,
      readOptions: readSoukeyiUpgrades,
      endpoint: () => "soukeyi.UpgradeOrder",
      quote: quoteEditionUpgrade,
      upgrade: upgradeSoukeyiTo,
    }),
  },
  details: [{ id: "number", as: "copy" }, { id: "account", as: "copy" }, { id: "size" }],
  secrets: ["password"],
  controls: [],
  panels: [],
};
