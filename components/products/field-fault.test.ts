import { expect, it } from "vitest";
import en from "@/messages/en/errors.json";
import enFields from "@/messages/en/fields.json";
import zh from "@/messages/zh/errors.json";
import zhFields from "@/messages/zh/fields.json";

it("a field's fault reads the same in the browser as from the server", () => {
  expect(zhFields.fault).toEqual(zh.offers.field);
  expect(enFields.fault).toEqual(en.offers.field);
});
