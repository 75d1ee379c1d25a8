import { expect, it } from "vitest";
import { renewalRefusal } from "./renewal-refusal";

it("says that the term is refused and that there are others, not that something is wrong with the request", () => {
  const detail = "有几处要改。";
  expect(renewalRefusal({ detail, fields: { years: "这个时长现在不卖，请另选。" } })).toEqual({
    why: "这个时长现在不卖，请另选。",
    otherTerms: true,
  });
  expect(renewalRefusal({ detail: "它已经在购物车里。", fields: {} })).toEqual({
    why: "它已经在购物车里。",
    otherTerms: false,
  });
});
