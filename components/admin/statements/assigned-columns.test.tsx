import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { BankColumns } from "@/lib/statements/columns-contract";
import { AssignColumns } from "./assign-columns";
import { asBankColumns, assignedFrom, columnFaults, withMemo } from "./assigned-columns";

const abc: BankColumns = {
  ...{ date: "交易时间", in: "收入金额", out: "支出金额", payerName: "对方户名", serial: "日志号" },
  memo: ["交易摘要", "交易说明", "交易附言"],
};
const heads = ["交易时间", "收入金额", "支出金额", "对方户名", "日志号", "交易摘要", "交易说明", "交易附言", "备注"];

it("offers every column over which the bank spreads the remark, and one more", async () => {
  const asked = { heads, sample: [], guess: abc };
  const html = await renderedHtml(<AssignColumns asked={asked} busy={false} error={undefined} onAssign={() => {}} />);
  const chosen = [...html.matchAll(/<option[^>]*selected[^>]*>([^<]*)</g)].map(([, head]) => head);
  expect(chosen).toEqual(expect.arrayContaining(abc.memo));
  expect(html.match(/附言、摘要/g)).toHaveLength(4);
});

it("keeps what the shop knew of the bank's columns, whatever is chosen anew", () => {
  expect(asBankColumns(assignedFrom(abc))).toEqual(abc);
  const { single, memo } = assignedFrom(abc);
  expect(asBankColumns({ single: { ...single, serial: "" }, memo: withMemo(memo, 3, "备注") })).toEqual({
    ...{ date: "交易时间", in: "收入金额", out: "支出金额", payerName: "对方户名" },
    memo: ["交易摘要", "交易说明", "交易附言", "备注"],
  });
  expect(withMemo(memo, 0, "")).toEqual(["交易说明", "交易附言", ""]);
  expect(asBankColumns(assignedFrom(null))).toEqual({ date: "", memo: [] });
});

it("says which column lacks, before anything is sent", () => {
  expect(columnFaults({})).toEqual({ date: "dateMissing", in: "sumMissing" });
  expect(columnFaults({ date: "日子", amount: "钱" })).toEqual({});
  expect(columnFaults({ date: "日子", out: "支出" })).toEqual({ in: "sumMissing" });
  expect(columnFaults({ date: "日子", in: "收入", amount: "钱" })).toEqual({ amount: "sumTwice" });
  expect(columnFaults(assignedFrom(abc).single)).toEqual({});
});
