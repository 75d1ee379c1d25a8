import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { PayByLink } from "./pay-by-link";
import { PayLinkBox } from "./pay-link-box";
import { WayToPay } from "./way-to-pay";

const push = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }), usePathname: () => "/pay/x" }));

const expiresAt = new Date("2026-11-27T12:30:00Z");
const link = { id: "0190", amountFen: 9_000n, expiresAt };
const box = { busy: false, failure: undefined, onMake: () => undefined, onEnded: () => undefined };
const of = { token: "x".repeat(43) };

it("shows a link's address once, when it is made; afterwards only that there is one, and how to end it", async () => {
  const none = await renderedHtml(<PayLinkBox {...box} link={null} made={undefined} />);
  expect(none).toContain("做付款链接");
  expect(none).not.toContain("停用链接");
  const url = "https://shop.example/pay/abc";
  const made = await renderedHtml(<PayLinkBox {...box} link={null} made={{ ...link, url }} />);
  expect(made).toContain(url);
  expect(made).toContain("¥90.00，2026-11-27 20:30 前有效");
  const inUse = await renderedHtml(<PayLinkBox {...box} link={link} made={undefined} />);
  expect(inUse).toContain("有一个付款链接在用：¥90.00");
  expect(inUse).toContain("停用链接");
});

it("leads whoever pays by each way that a gateway has", async () => {
  const gateways = [
    { id: "alipay", minFen: 10_000n, maxFen: 20_000n },
    { id: "wechat", minFen: 1n, maxFen: 20_000n },
  ];
  // The first one can't take this sum.
  const form = await renderedHtml(<PayByLink token={of.token} amountFen={9_000n} gateways={gateways} />);
  expect(form).toContain("用微信支付付 ¥90.00");
  // None takes so much: no button that could only be refused.
  const none = await renderedHtml(<PayByLink token={of.token} amountFen={90_000n} gateways={gateways} />);
  expect(none).toContain("现在没有可用的付款方式");
  expect(none).not.toContain("<button");
  const way = (entry: Parameters<typeof WayToPay>[0]["entry"], back?: { code: string; state: string }) =>
    renderedHtml(<WayToPay {...{ entry, of, back }} gateway="微信支付" sum="¥90.00" />);
  expect(await way({ kind: "address", url: "https://pay.example/1" })).toContain('href="https://pay.example/1"');
  const identify = { kind: "identify", url: "https://open.weixin.qq.com/x" } as const;
  expect(await way(identify)).toContain("继续付款");
  expect(await way(identify, { code: "1", state: "2" })).toContain("正在打开微信支付");
  expect(await way({ kind: "bridge", values: {} })).toContain("用微信付 ¥90.00");
  const code = { kind: "code", svg: "<svg/>", onPhone: true, twinUrl: null } as const;
  expect(await way(code)).toContain("这个码要用另一台手机的微信支付扫");
});
