import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { HeldItem } from "@/lib/payments/contract";
import { HeldItems } from "./held-items";

const held = (item: Partial<HeldItem>): HeldItem => ({
  ...{ itemId: "0190", orderId: "0191", orderNumber: "Q261127-00001", state: "placed", priceFen: 9_500n },
  ...{ name: "plum.com", productLine: "domain", action: "purchase", years: 1, months: 0 },
  ...item,
});

it("says what each held item is and what is done with it, not the figures of its configuration", async () => {
  const items = [held({}), held({ itemId: "0192", name: "2C 4G 50G 1M", productLine: "cloud", years: 0, months: 6 })];
  const text = (await renderedHtml(<HeldItems items={items} />)).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain("plum.com 注册 1 年");
  expect(text).toContain("云服务器 开通 6 个月");
  expect(text).not.toContain("2C 4G");
});
