import { expect, it } from "vitest";
import { checkUpstreamProductName } from "./endpoints/product-and-user";
import { maskInput, maskText } from "./mask";

it("a person's number and address are hidden in the log, a product's name is not", () => {
  const shown = (product: "mail" | "qituibao_mobile" | "qituibao_email" | "qituibao_company", name: string) =>
    maskInput(checkUpstreamProductName, { product, name }).name;
  expect(shown("mail", "shanlicha.com")).toBe("shanlicha.com");
  expect(shown("qituibao_company", "杭州青禾茶业有限公司")).toBe("杭州青禾茶业有限公司");
  expect(shown("qituibao_mobile", "13800138000")).toBe("•••");
  expect(shown("qituibao_email", "lin@example.com")).toBe("•••");
  const input = { product: "qituibao_mobile", name: "13800138000" };
  expect(maskText(checkUpstreamProductName, input, "号码 13800138000 已使用")).toBe("号码 ••• 已使用");
});
