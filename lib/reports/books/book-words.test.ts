import { expect, it } from "vitest";
import { gateways } from "@/lib/gateways/registry";
import { bookWords } from "./book-words";

it("the account of every gateway is called by its name, not its code", () => {
  for (const { id } of gateways) {
    for (const locale of ["zh", "en"] as const) expect(bookWords(locale).account(`clearing:${id}`)).not.toContain(id);
  }
  expect(bookWords("zh").account("clearing:alipay")).toBe("清算，支付宝");
});
