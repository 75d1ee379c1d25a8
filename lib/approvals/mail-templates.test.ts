import { expect, test } from "vitest";
import { approvalDecidedMail } from "./mail-templates";

const shop = { name: "金橘", url: "https://shop.example" };
const decided = { decision: "rejected", by: "单良", amountFen: null, reason: "换了开户行", note: "先问财务" } as const;

test("who asked reads which setting, or whose keys, it was about", () => {
  const about = (kind: "setting" | "gateway_keys" | "adjustment", subjectId: string, locale: "zh" | "en") =>
    approvalDecidedMail.write({ ...decided, kind, subjectId }, shop, locale).facts?.[0];
  expect(about("setting", "bank", "en")).toEqual({ label: "What it was about", value: "Bank account" });
  expect(about("gateway_keys", "alipay", "zh")).toEqual({ label: "关于", value: "支付宝" });
  expect(about("adjustment", "0000-1", "en")).toEqual({ label: "The reason you gave", value: "换了开户行" });
});
