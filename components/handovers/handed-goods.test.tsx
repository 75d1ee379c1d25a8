import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { HandoverGoods } from "@/lib/handovers/own-contract";
import { HandedGoods } from "./handed-goods";

it("says of which product each name is", async () => {
  const goods = {
    registrant: null,
    services: [
      { id: "1", productLine: "sms", displayName: "sms100739" },
      { id: "2", productLine: "mail", displayName: "qinghecha.com" },
    ],
  } as unknown as HandoverGoods;
  const words = wordsOf(await renderedHtml(<HandedGoods goods={goods} side="give" />));
  expect(words).toContain("短信营销 sms100739");
  expect(words).toContain("企业邮局 qinghecha.com");
});
