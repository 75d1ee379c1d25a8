import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { StaffRow } from "@/lib/customers/contract";
import people from "@/messages/zh/people.json";
import ui from "@/messages/zh/ui.json";
import { type StaffAsked, StaffQuestion } from "./staff-question";

const row: StaffRow = {
  id: "01a4057b-4510-7018-b196-9a4de5effde2",
  email: "ling@example.com",
  name: "林同事",
  phone: null,
  role: "finance",
  status: "active",
  emailVerified: true,
  secondFactor: true,
  createdAt: new Date(0),
  passkeys: 0,
  invitedAt: null,
};
const nothing = () => undefined;
const question = (asked: StaffAsked) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ ui, people }} timeZone="Asia/Shanghai">
      <StaffQuestion asked={asked} reason="" onReason={nothing} onClose={nothing} onConfirm={nothing} busy={false} />
    </NextIntlClientProvider>,
  );

it("names the colleague, says what follows, and asks for the reason", () => {
  const disable = question({ row, what: "disable" });
  for (const text of ["停用 林同事？", "不能再登录", ">停用<", "原因", "必填"]) expect(disable).toContain(text);
  const enable = question({ row, what: "enable" });
  for (const text of ["重新启用 林同事？", "角色还是财务", ">启用<", "原因"]) expect(enable).toContain(text);
  const reset = question({ row, what: "reset" });
  for (const text of ["关闭 林同事 的两步验证？", "确实是本人", ">关闭两步验证<", "原因"])
    expect(reset).toContain(text);
  expect(reset).not.toContain("通行密钥");
});

it("says what a reset takes away: passkeys, the second step, or both", () => {
  const both = question({ row: { ...row, passkeys: 2 }, what: "reset" });
  for (const text of ["关闭 林同事 的两步验证，移除通行密钥？", "2 个通行密钥全部移除", "下次只用密码登录"])
    expect(both).toContain(text);
  const passkeys = question({ row: { ...row, secondFactor: false, passkeys: 1 }, what: "reset" });
  for (const text of ["移除 林同事 的通行密钥？", "1 个通行密钥全部移除", ">移除通行密钥<"])
    expect(passkeys).toContain(text);
  expect(passkeys).not.toContain("两步验证");
});

it("says what a role may do before it is given", () => {
  const role = question({ row, what: "role", role: "admin" });
  expect(role).toContain("把 林同事 改为管理员？");
  expect(role).toContain(people.staff.roleMeans.admin);
});
