import { type Handler, refuse } from "../../http/call";
import { type ProductPrices, priceText, readYears } from "../../selling/product-price";
import { refuseByText, sellByText } from "../../selling/sell-by-text";
import { addMonths, monthsOf } from "../../world/periods";
import { slashTime } from "../../world/write-dates";
import { ddosPriceFen, ddosProducts, findDdosProduct } from "./products";
import type { DdosOrder } from "./rows";

const DELETED_AFTER_MS = 30 * 86_400_000;

/** 十九, 1 */
export const productInfo: Handler = {
  handle: () =>
    ddosProducts.map((one) => ({
      Buyid: one.buyid,
      Proname: one.name,
      Proprd: one.prd,
      sucnt: one.line,
      // Filled by the names of the fields; in the manual the texts beside them are swapped.
      sip: one.ips,
      sram: one.memory,
      sbnd: one.bandwidth,
      shd: one.disk,
      scpu: one.cpu,
      sidc: one.defence,
      protype: one.kind,
      place: one.place,
    })),
};

/** 十九, 2: one month or one year, and no renewal afterwards. */
export const createDdosOrder: Handler = {
  handle(call) {
    const { params, world, nowMs, warts } = call;
    const product = findDdosProduct(params.text("buyid")) ?? refuse("", "购买产品编号错误");
    if (product.buyid !== params.text("buyid")) refuseByText("购买产品编号错误");
    const period = params.text("termtype");
    if (period !== "2" && period !== "5") return refuseByText("购买时长类型错误");
    if (params.text("term") !== "1") refuseByText("购买时长错误, 只能购买1月或1年");
    const name = `ddos${70_300_000 + Number(world.nextNumber("nextId"))}`;
    const saleId = sellByText(call, name, ddosPriceFen(product, period));
    const expiresAtMs = addMonths(nowMs, monthsOf(period, 1));
    const order: DdosOrder = { name, productId: product.buyid, addedAtMs: nowMs, expiresAtMs, held: "", saleId };
    world.ddosOrders.put(name, order);
    return [orderRow(order, nowMs, warts)];
  },
};

/** 十九, 3 */
export const ddosOrderDetails: Handler = {
  handle({ params, world, nowMs, warts }) {
    const name = params.text("nme");
    if (!name) refuseByText("产品名称不能为空");
    return [orderRow(world.ddosOrders.seen(name, nowMs) ?? refuse("", "产品不存在"), nowMs, warts)];
  },
};

export function ddosState({ held, expiresAtMs }: DdosOrder, nowMs: number): string {
  if (nowMs > expiresAtMs + DELETED_AFTER_MS) return "4";
  if (nowMs > expiresAtMs) return "7";
  return held || "1";
}

function orderRow(order: DdosOrder, nowMs: number, warts: boolean): Record<string, string> {
  const product = findDdosProduct(order.productId);
  return {
    d_nme: order.name,
    d_prd: product?.prd ?? "",
    g_nme: product?.name ?? "",
    d_addtme: slashTime(order.addedAtMs, warts),
    d_exptme: slashTime(order.expiresAtMs, warts),
    d_regstt: ddosState(order, nowMs),
  };
}

/** 十七, 3, type 5: the manual names no parameter for it. It takes prd (or buyid), tmetpe and years. */
export const ddosPrices: ProductPrices = {
  buy({ params }) {
    const product = findDdosProduct(params.text("prd") || params.text("buyid"));
    if (!product) return "0";
    const period = params.text("tmetpe") === "2" ? "2" : "5";
    const years = readYears(params.text("years"));
    return priceText(ddosPriceFen(product, period) * years);
  },
  renew: () => "0",
};
