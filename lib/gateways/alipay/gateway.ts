import { gateway } from "../gateway";
import { alipayKeyFaults } from "./keys";

/** 支付宝: a page for computers, one for phones. */
export const alipay = gateway({
  id: "alipay",
  fields: [{ id: "appId" }, { id: "privateKey", secret: true, long: true }, { id: "alipayPublicKey", long: true }],
  refundDays: 365,
  settlesInBill: false,
  received: { status: 200, type: "text/plain; charset=utf-8", body: "success" },
  connect: async (keys, place) => (await import("./client")).connectAlipay(keys, place),
  faultsOf: alipayKeyFaults,
});
