import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { NotSold } from "./not-sold";

it("says that the product is not sold at present, with the way to other products and to support", async () => {
  const zh = await renderedHtml(<NotSold />);
  expect(wordsOf(zh)).toContain("这个产品目前不出售");
  expect(wordsOf(zh)).not.toContain("缺货");
  expect(zh).toContain('href="/products"');
  expect(zh).toContain('href="/account/tickets/new"');
  expect(wordsOf(await renderedHtml(<NotSold />, "en"))).toContain("not for sale at the moment");
});
