import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { CartItemView } from "@/lib/carts/contract";
import { CartItemRow } from "./cart-item-row";

const item = {
  ...{
    id: "i1",
    productLine: "hosting",
    lineName: "虚拟主机",
    action: "renew",
    offer: "renewal",
    name: "qinghe",
    shown: "qinghe",
  },
  ...{
    suffix: "",
    years: 1,
    months: 0,
    details: "",
    terms: [],
    priceFen: 30_700n,
    renewYearFen: 30_700n,
    beforeFen: null,
  },
  ...{ discountFen: 0n, isDiscountCut: false },
  ...{ problem: null, renewsUntil: new Date("2027-12-05T16:30:00Z") },
} as unknown as CartItemView;

it("says until when a renewal lasts, in the day of the shop's time zone", async () => {
  const row = (one: CartItemView, locale: "zh" | "en") =>
    renderedHtml(<CartItemRow item={one} busy={false} onRemove={() => undefined} />, locale);
  expect(await row(item, "zh")).toContain("续到 2027-12-06");
  expect(await row(item, "en")).toContain("New expiry date 2027-12-06");
  expect(await row({ ...item, renewsUntil: null }, "zh")).not.toContain("续到");
});

it("says where a discount code takes off less, because the price can't fall any lower", async () => {
  const row = (one: CartItemView, locale: "zh" | "en") =>
    renderedHtml(<CartItemRow item={one} busy={false} onRemove={() => undefined} />, locale);
  expect(await row({ ...item, discountFen: 100n, isDiscountCut: true }, "zh")).toContain("已到最低售价");
  expect(await row({ ...item, discountFen: 0n, isDiscountCut: true }, "en")).toContain("lowest price");
  expect(await row({ ...item, discountFen: 100n }, "en")).not.toContain("lowest price");
});
