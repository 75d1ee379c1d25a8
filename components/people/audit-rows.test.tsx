import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { AuditRow } from "@/lib/audit/contract";
import { AuditRows } from "./audit-rows";

const row: AuditRow = {
  ...{ id: "1", at: new Date("2026-11-27T04:00:00Z"), actorKind: "staff", action: "orders.give-refund", ip: "::1" },
  ...{ actor: { id: "0190", name: "单良", email: "shan@example.com" }, before: null, after: { amountFen: "100" } },
  ...{ subjectKind: "item", subjectId: "0191", customerId: "0192", names: {} },
  subject: { name: "shanlicha.com K261127-00001", page: "/admin/orders/0193" },
  customer: { id: "0192", name: "林晓雯", email: "lin@example.com" },
};

async function htmlOf(changes: Partial<AuditRow>, locale: "zh" | "en" = "zh") {
  return renderedHtml(<AuditRows rows={[{ ...row, ...changes }]} />, locale);
}

it("says who did what to what, and links to it and to the customer", async () => {
  const html = await htmlOf({});
  expect(wordsOf(html)).toContain("给客户退款");
  expect(wordsOf(html)).toContain("订单里的一件：shanlicha.com K261127-00001");
  expect(html).toContain('href="/admin/orders/0193"');
  expect(html).toContain('href="/admin/customers/0192"');
  expect(wordsOf(await htmlOf({}, "en"))).toContain("Refunded the customer");
});

it("shows no id and no value in the open: both stand behind the details", async () => {
  const html = await htmlOf({ subject: null });
  expect(wordsOf(html)).not.toContain("0191");
  expect(html.slice(0, html.indexOf("<details"))).not.toContain("amountFen");
});

it("calls a control as the service's page does, and a setting by its title", async () => {
  const service = { name: "kqhost01", page: "/admin/services/0194", productLine: "hosting" };
  const control = { action: "controls.ftpState", subjectKind: "service", subject: service };
  expect(wordsOf(await htmlOf(control))).toContain("操作：FTP 开关");
  const setting = { subjectKind: "setting", subjectId: "bank", subject: { name: null, page: "/admin/settings" } };
  expect(wordsOf(await htmlOf(setting))).toContain("设置：收款账户");
});

it("says which prices a rule was about, of one that is gone as well", async () => {
  const of = { action: "pricing.update-rule", subjectKind: "price-rule", customer: null };
  const subject = { name: null, page: "/admin/prices" };
  const said = async (rule: object, locale?: "en") => {
    const html = await htmlOf({ ...of, subject, before: { ...rule, markupBp: 1 }, after: { markupBp: 2 } }, locale);
    return wordsOf(html);
  };
  expect(await said({ productLine: "domain", key: ".com", action: "renew" })).toContain("定价规则：.com 续费");
  expect(await said({ productLine: "domain", key: null, action: null }, "en")).toContain("All domains");
  expect(await said({ productLine: "hosting", key: null, action: "purchase" })).toContain("定价规则：虚拟主机 购买");
  expect(await said({ productLine: null, key: null, action: null })).toContain("定价规则：所有产品");
});

it("has no column for what came after a deletion", async () => {
  const gone = { before: { title: "旧抬头" }, after: null };
  expect(wordsOf(await htmlOf(gone))).not.toContain("之后");
  expect(wordsOf(await htmlOf(gone))).toContain("旧抬头");
});
