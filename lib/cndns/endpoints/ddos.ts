import { z } from "zod";
import { commonSentences } from "../codes";
import { endpoint } from "../endpoint";
import { type Answer, type Fields, many, one, type Shape, unpack } from "../reading/answer";
import { need, states, text, when } from "../reading/field";
import { boughtName, itemsUnder } from "../reading/order-answer";
import { coupon, oneOf, upstreamId } from "../reading/value";
import { cdnName as productName } from "./cdn-values";

/**
 * 十九、DDOS 产品. No result codes are printed, and no answers: only the names of their fields, in uncertain letters.
 * There is no renewal call.
 */

/**
 * What can be bought. Each figure is read by the name of its field: the texts beside sip (CPU), sbnd (disk), shd
 * (bandwidth) and scpu (number of addresses) are swapped. Prices: `readPrice` with product ddos. Manual: 十九, 1.
 */
export const listDdosProducts = endpoint("ddos.ProductInfo", {
  effect: "read",
  input: z.object({}),
  output: (message, context) =>
    many({
      productId: ["buyid", need(text)],
      name: ["proname", text],
      code: ["proprd", text],
      line: ["sucnt", text],
      cpu: ["scpu", text],
      memory: ["sram", text],
      disk: ["shd", text],
      bandwidth: ["sbnd", text],
      addresses: ["sip", text],
      defence: ["sidc", text],
      kind: ["protype", states({ gf: "protected_server", tg: "protected_colocation", cdn: "cdn_protection" })],
      room: ["place", text],
    })(itemsUnder(message, "product", "products", "list"), context),
  codes: {},
});

const product = {
  name: ["d_nme", text],
  code: ["d_prd", text],
  description: ["g_nme", text],
  boughtAt: ["d_addtme", when],
  expiresAt: ["d_exptme", when],
  state: ["d_regstt", states({ 1: "running", 2: "paused", 4: "deleted", 5: "stopped_by_admin", 7: "expired" })],
} as const satisfies Shape;

/** The product that was bought; when the answer is only a name, the name. */
const ordered: Answer<Fields<typeof product>> = (message, context) => {
  const plain = unpack(message);
  const item = Array.isArray(plain) ? plain[0] : plain;
  const { name } = boughtName(message, context);
  if (typeof item !== "object" || item === null) return { ...one(product)({}, context), name };
  return { ...one(product)(item, context), name };
};

/** Buys one month or one year. Spends the agent balance. The upstream makes the name. Manual: 十九, 2. */
export const buyDdos = endpoint("ddos.CreateOrder", {
  effect: "purchase",
  input: z.object({
    productId: upstreamId,
    /** Only one month or one year can be bought. */
    periods: z.literal(1),
    period: oneOf({ month: "2", year: "5" }),
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: { productId: "buyid", periods: "term", period: "termtype", coupon: "ticketid", voucher: "voucherids" },
  texts: commonSentences,
  output: ordered,
  codes: {},
});

/** State and dates. Manual: 十九, 3. */
export const readDdos = endpoint("ddos.OrderDetails", {
  effect: "read",
  input: z.object({ name: productName }),
  wire: { name: "nme" },
  output: one({ ...product, name: ["d_nme", need(text)] }),
  codes: {},
});
