import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { gatewayForOrder, paidFor, useGatewayChoices } from "./gateway-choices";

const alipay = { id: "alipay", minFen: 1_000n, maxFen: 50_000n };
const wechat = { id: "wechat", minFen: 1n, maxFen: 5_000n };

function Choices({ fen, isOrder = false }: { fen: bigint; isOrder?: boolean }) {
  return useGatewayChoices([alipay, wechat], fen, { isOrder }).map(({ value, hint, disabled }) => (
    <p key={value}>{`${value} ${disabled ? "off" : "on"} ${hint}`}</p>
  ));
}

it("an order below a gateway's least sum can be paid through it, and says what stays in the wallet", async () => {
  const order = await renderedHtml(<Choices fen={300n} isOrder />);
  expect(order).toContain("alipay on 最少付 ¥10.00，多出的 ¥7.00 留在您的钱包里");
  expect(order).toContain("wechat on 用微信扫码");
  expect(paidFor(alipay, 300n)).toBe(1_000n);
  expect(paidFor(wechat, 300n)).toBe(300n);
  // A top-up and a payment by a link are of just that sum.
  expect(await renderedHtml(<Choices fen={300n} />)).toContain("alipay off 一次可以付 ¥10.00 到 ¥500.00");
  expect(await renderedHtml(<Choices fen={60_000n} isOrder />)).not.toContain(" on ");
});

it("chooses a gateway that takes the order's sum as it is, else one that takes more, else none", () => {
  expect(gatewayForOrder([alipay, wechat], 300n)).toBe(wechat);
  expect(gatewayForOrder([alipay, wechat], 2_000n)).toBe(alipay);
  expect(gatewayForOrder([alipay], 300n)).toBe(alipay);
  expect(gatewayForOrder([alipay, wechat], 60_000n)).toBeUndefined();
});
