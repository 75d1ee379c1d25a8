import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { changedFields, fieldText } from "./changed-fields";
import { unchecked } from "./unchecked";
import audit from "./zh/audit.json";
import hostingLine from "./zh/hostingLine.json";

const translator = createTranslator({ locale: "zh", messages: { audit, hostingLine } });
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
