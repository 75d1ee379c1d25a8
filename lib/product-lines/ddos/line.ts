import { purchaseAction } from "../actions/purchase";
import type { ProductLine } from "../line";
import { buyProtection } from "./buy";
import { pointAtProtection } from "./controls";
import { ddosForm, protectionPassword } from "./form";
import { readProtectionOptions } from "./options";
import { quoteProtection } from "./quote";
import { fitsProtection, readProtection } from "./read";

/** DDoS protection. It has three endpoints: neither renewal nor upgrade, so it ends unless another one is bought. Manual: 十九、DDOS 产品. */
export const ddosLine: ProductLine = {
  id: "ddos",
  secretRule: protectionPassword,
  form: ddosForm,
  readOptions: readProtectionOptions,
  priceKey: (_displayName, config) => String(config.kind ?? ""),
  read: readProtection,
  actions: {
    purchase: purchaseAction(ddosForm, {
      read: readProtection,
      acceptedDeadlineMs: 24 * 3_600_000,
      endpoint: "ddos.CreateOrder",
      quote: quoteProtection,
      buy: buyProtection,
      findable: false,
      fits: fitsProtection,
    }),
  },
  details: [
    { id: "number", as: "copy", of: "name" },
    { id: "description", as: "label" },
  ],
  secrets: [],
  controls: [pointAtProtection],
  panels: [],
};
