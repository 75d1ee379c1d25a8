import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { changedFields, fieldText } from "./changed-fields";
import { unchecked } from "./unchecked";
import audit from "./zh/audit.json";
import hostingLine from "./zh/hostingLine.json";
import settings from "./zh/settings.json";

const translator = createTranslator({ locale: "zh", messages: { audit, hostingLine, settings } });
const say = { all: unchecked(translator as Parameters<typeof unchecked>[0]), names: { "0192": "林晓雯" } };
const changed = (before: unknown, after: unknown) => changedFields(before, after, say);

it("tells the fields that differ, sums in yuan and instants by Shanghai's clock", () => {
  const before = { state: "pending", amountFen: "20050", until: null, same: 1 };
  const after = {
    state: "confirmed",
    amountFen: "200050",
    until: "2026-11-27T04:00:00.000Z",
    same: 1,
    minMarginBp: 1250,
    lines: ["a", "b"],
  };
  expect(changed(before, after)).toEqual([
    { field: "state", before: "待处理", after: "已确认" },
    { field: "amountFen", before: "¥200.50", after: "¥2,000.50" },
    { field: "until", before: null, after: "2026-11-27 12:00:00" },
    { field: "minMarginBp", before: null, after: "12.5%" },
    { field: "lines", before: null, after: "a, b" },
  ]);
});

it("takes what is left out afterwards as unchanged, and what is stored as nothing as emptied", () => {
  const before = { id: "1", suffix: ".notreal", updatedAt: "2026-11-27T04:00:00.000Z", enabled: true, blurbZh: "好" };
  expect(changed({ ...before, memo: "旧" }, { enabled: false, blurbZh: "", memo: null })).toEqual([
    { field: "enabled", before: "是", after: "否" },
    { field: "blurbZh", before: "好", after: null },
    { field: "memo", before: "旧", after: null },
  ]);
  expect(changed({ unsold: { period: ["1"] } }, { unsold: {} })).toEqual([
    { field: "unsold.period", before: "1", after: null },
  ]);
});

it("tells all of what was deleted but the database's own fields, by hand or by a program", () => {
  const gone = { id: "1", createdAt: "2026-11-27T04:00:00.000Z", updatedBy: "0192", title: "云上" };
  expect(changed(gone, null)).toEqual([{ field: "title", before: "云上", after: null }]);
  expect(changed(gone, { token: "脚本" })[0]).toEqual({ field: "title", before: "云上", after: null });
});

it("gives one field for each part of an object, and one without a name for anything else", () => {
  expect(changed(null, { input: { site: "on", deep: { x: true } } })).toEqual([
    { field: "input.site", before: null, after: "on" },
    { field: "input.deep.x", before: null, after: "是" },
  ]);
  expect(changed("on", "off")).toEqual([{ field: "", before: "on", after: "off" }]);
  expect(changed(null, {})).toEqual([]);
});

it("says codes, ids and lists of parts in words", () => {
  const after = {
    ...{ productLine: "hosting", lines: ["hosting", "other"], requestedBy: "0192", role: "finance", note: "pending" },
    bands: [{ costFen: "100", years: 2 }],
  };
  expect(changed(null, after).map((one) => one.after)).toEqual([
    ...["虚拟主机", "虚拟主机, other", "林晓雯", "财务", "pending"],
    "成本 ¥1.00 年数 2",
  ]);
  expect([fieldText("requestedBy", say), fieldText("input.site", say)]).toEqual(["申请人", "填写的内容 · site"]);
});

it("calls a field as what the row is about calls it", () => {
  const called = (field: string, subjectKind: string) =>
    fieldText(field, { ...say, of: { subjectKind, subjectId: subjectKind === "setting" ? "buying" : "1" } });
  expect(["order", "ticket", "fapiao"].map((kind) => called("number", kind))).toEqual(["订单号", "工单号", "编号"]);
  expect(["line", "suffix", "gateway"].map((kind) => called("enabled", kind))).toEqual(["在售", "在售", "启用"]);
  expect(called("absentReads", "setting")).toBe("查几次都没有，才算没买成");
});

it.each([
  "topUpLimitFen",
  "payoutLimitFen",
  "subject",
  "revokedTokens",
  "droppedDeliveries",
  ...["ownNameServers", "registrantKind", "target"],
])("has words for %s", (field) => {
  expect(fieldText(field, say)).not.toBe(field);
});

it("says who may register a suffix, and which account an adjustment is about", () => {
  const after = { registrantKind: "any", target: "wallet" };
  expect(changed(null, after).map((one) => one.after)).toEqual(["不限", "客户的钱包"]);
});

it("tells a discount code in the words of its form", () => {
  const of = { subjectKind: "promotion", subjectId: "1" };
  expect(fieldText("code", { ...say, of })).toBe("优惠码");
  expect(changed(null, { productLines: ["hosting"], actions: ["purchase", "renew"] })).toEqual([
    { field: "productLines", before: null, after: hostingLine.name },
    { field: "actions", before: null, after: "购买, 续费" },
  ]);
});
