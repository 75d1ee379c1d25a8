import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { CartItemView } from "@/lib/carts/contract";
import { BuyingNotes } from "./buying-notes";

it("says nothing about domains where there are only other products", async () => {
  const host = { productLine: "hosting", offer: "product", suffix: "", realNameRequired: false } as CartItemView;
  expect(await renderedHtml(<BuyingNotes items={[host]} />, "en")).not.toContain("domain");
  expect(await renderedHtml(<BuyingNotes items={[host]} />)).not.toContain("域名");
});
