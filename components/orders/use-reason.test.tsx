import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Reason } from "@/lib/purchasing/contract";
import orders from "@/messages/zh/orders.json";
import { useReason } from "./use-reason";

function Sentence({ productLine, reason }: { productLine: string; reason: Reason }) {
  return <>{useReason()(reason, productLine)}</>;
}

const say = (productLine: string, code: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ orders }} timeZone="Asia/Shanghai">
      <Sentence productLine={productLine} reason={{ code, params: {} }} />
    </NextIntlClientProvider>,
  );

it("speaks of registering only where a domain is bought", () => {
  expect(say("domain", "failed.upstream")).toBe("注册没有成功，款项已退回。");
  expect(say("hosting", "failed.upstream")).toBe("没有办成，款项已退回。");
  expect(say("domain", "not_for_sale")).toContain("后缀");
  expect(say("mail", "not_for_sale")).toContain("配置");
  expect(say("mail", "absent")).toBe(say("domain", "absent"));
  expect(say("mail", "nobody_knows")).toContain("nobody_knows");
});

it("has no sentence of a product that speaks of a domain", () => {
  expect(JSON.stringify(orders.productReason)).not.toMatch(/域名|注册|后缀/);
});

it("never shows a code of the provider's, nor a domain's sentence beside another product", () => {
  expect(say("soukeyi", "upstream.not_found")).toBe("服务商那里找不到这个产品，没有扣费。");
  expect(say("mail", "upstream.not_ours")).toBe("服务商那里找不到这个产品，没有扣费。");
  expect(say("site", "upstream.room_same")).toBe("服务商没有接受这个订单，没有扣费。");
  expect(say("domain", "upstream.some_new_code")).toBe("服务商拒绝了这次购买，没有扣费。");
});
