import { createHmac } from "node:crypto";
import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { newCustomer, type Person, query, signIn, word } from "../factory";
import { staffPage } from "../money/world";
import { post } from "../product";
import { ownDomain } from "../zones/zone";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
test.beforeAll(() => sandbox.settings({ supportStepMs: 200 }));

const LOG = { name: "server.log", mimeType: "text/plain", buffer: Buffer.from("502 Bad Gateway\n") };
const PROGRAM = { name: "fix.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };

/** Hands a mail to the shop as its mail server does. @returns what became of it */
async function handOver(mail: string): Promise<unknown> {
  const seconds = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", process.env.MAIL_IN_SECRET ?? "").update(`${seconds}.${mail}`);
  const answer = await fetch(`${process.env.BASE_URL}/api/v1/mail-in`, {
    method: "POST",
    body: mail,
    headers: {
      "content-type": "message/rfc822",
      "x-kumquat-timestamp": seconds,
      "x-kumquat-signature": signature.digest("hex"),
    },
  });
  expect(answer.status).toBe(200);
  return await answer.json();
}

/** The address that answers to the customer's last mail about a ticket go to. */
async function replyAddress(customer: Person): Promise<string> {
  const [mail] = await query<{ reply_to: string }>(
    "SELECT reply_to FROM mails WHERE user_id = $1 AND reply_to IS NOT NULL ORDER BY created_at DESC LIMIT 1",
    [customer.id],
  );
  return mail?.reply_to ?? "";
}

test("a customer asks from a service; staff answer, note, ask the upstream and send its answer on; a mail comes in", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer("林晓雯");
  const domain = await ownDomain(customer);
  const { page: desk, person: staff } = await staffPage(browser, "support", "陈立");
  const title = `先问几句 ${word(6)}`;
  const saved = await post(desk, "/api/v1/admin/saved-replies", {
    title,
    body: "{customer}，您好：收到 {ticket}，正在看。",
  });
  expect(saved.status()).toBe(200);
  const subject = `解析不生效 ${word(6)}`;
  await signIn(page, customer);
  const thread = page.getByRole("list", { name: "往来" });

  await test.step("the service's page leads to a ticket about it; what can't be sent is refused beside the field", async () => {
    await page.goto(`/account/services/${domain.id}`);
    await page.getByRole("main").getByRole("link", { name: "联系我们" }).click();
    await expect(page.getByRole("combobox", { name: "关于" }).locator("option:checked")).toHaveText(domain.name);
    await page.getByLabel("主题").fill(subject);
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("textbox", { name: "问题" })).toBeFocused();
    await page.getByRole("textbox", { name: "问题" }).fill("改了 A 记录，\n一小时了还是旧地址。");
    await page.getByLabel("添加附件").setInputFiles([LOG, PROGRAM]);
    await expect(page.getByRole("alert").getByText(/fix\.exe 不能发/)).toBeVisible();
    await expect(page.getByRole("list", { name: "要发的附件" }).getByRole("listitem")).toHaveText(/server\.log/);
    await expectAccessible(page);
    await page.getByRole("button", { name: "提交" }).click();
    await expect(thread.getByText("一小时了还是旧地址。")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
    await expect(page.getByText("等我们答复")).toBeVisible();
    const file = await page.request.get(
      (await thread.getByRole("link", { name: "server.log" }).getAttribute("href")) ?? "",
    );
    expect(await file.text()).toBe("502 Bad Gateway\n");
  });
  const number =
    (await page
      .getByText(/^T\d{6}-\d+$/)
      .first()
      .textContent()) ?? "";

  const messages = desk.getByRole("list", { name: "往来" });
  await test.step("staff find it in the queue, take it, answer with a saved reply, and keep a note", async () => {
    await desk.goto(`/admin/tickets?q=${encodeURIComponent(subject)}`);
    const row = desk.getByRole("row", { name: new RegExp(subject) });
    await expect(row).toContainText("要处理");
    await row.getByRole("link", { name: subject }).click();
    await desk.getByRole("button", { name: "我来处理" }).click();
    await expect(desk.getByRole("button", { name: /陈立/ })).toBeVisible();
    await expect(desk.getByRole("complementary", { name: "客户" })).toContainText(domain.name);
    await desk.getByRole("combobox", { name: "插入常用答复" }).selectOption(title);
    await expect(desk.getByRole("textbox", { name: "答复" })).toHaveValue(`林晓雯，您好：收到 ${number}，正在看。`);
    await desk.getByRole("textbox", { name: "答复" }).press("Control+Enter");
    await expect(messages.getByText(`收到 ${number}，正在看。`)).toBeVisible();
    await desk.getByText("内部备注", { exact: true }).click();
    await desk.getByRole("textbox", { name: "备注" }).fill("像是上游的 DNS 没有同步");
    await desk.getByRole("button", { name: "记下备注" }).click();
    await expect(messages.getByText("像是上游的 DNS 没有同步")).toBeVisible();
  });

  await test.step("the customer reads the answer and no note, and writes on; by mail too", async () => {
    await page.reload();
    await expect(thread.getByText(`收到 ${number}，正在看。`)).toBeVisible();
    await expect(page.getByText("像是上游")).toHaveCount(0);
    await expect(page.getByText("已答复")).toBeVisible();
    await page.getByRole("textbox", { name: "内容" }).fill("还是不行。");
    await page.getByRole("button", { name: "发送" }).click();
    await expect(thread.getByText("还是不行。")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "内容" })).toHaveValue("");
    const mail = [
      ...[`From: ${customer.email}`, `To: ${await replyAddress(customer)}`, `Subject: Re: ${subject}`],
      ...[`Message-ID: <${word(12)}@example.com>`, "Content-Type: text/plain; charset=utf-8", ""],
      "手机上也打不开。",
    ].join("\r\n");
    expect(await handOver(mail)).toEqual({ outcome: "appended" });
    await page.reload();
    await expect(thread.getByRole("listitem").filter({ hasText: "手机上也打不开。" })).toContainText("邮件");
  });

  await test.step("staff ask the upstream, see what is sent, and send its answer on as they have edited it", async () => {
    await desk.reload();
    await desk.getByRole("button", { name: "问上游" }).click();
    const dialog = desk.getByRole("dialog", { name: "问上游" });
    await expect(dialog.getByLabel("产品名")).toHaveValue(domain.name);
    await dialog.getByLabel("分类").selectOption("dns_fault");
    await dialog.getByLabel("问题").fill("A 记录改了,\n没有生效");
    await expect(dialog.getByTestId("sent-question")).toHaveText("A 记录改了， 没有生效");
    await expectAccessible(desk);
    await dialog.getByRole("button", { name: "发给上游" }).click();
    await expect(messages.getByText("上游收到了")).toBeVisible();
    const answer = messages.getByRole("listitem").filter({ hasText: "上游的答复，客户看不到" });
    await expect(async () => {
      if (!(await answer.isVisible())) await desk.getByRole("button", { name: "现在查询" }).click();
      await expect(answer).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.reload();
    await expect(thread.getByText("已经处理，请您确认")).toHaveCount(0);
    await answer.getByRole("button", { name: "发给客户", exact: true }).click();
    const publish = desk.getByRole("dialog", { name: "把上游的答复发给客户" });
    await publish.getByRole("textbox", { name: "答复" }).fill("解析已经同步，请再试一次。");
    await publish.getByRole("button", { name: "发给客户" }).click();
    await expect(answer.getByText("已发给客户")).toBeVisible();
    await desk.getByRole("button", { name: "追问", exact: true }).click();
    const more = desk.getByRole("dialog", { name: "追问上游" });
    await more.getByLabel("问题").fill("手机上也没有生效");
    await more.getByRole("button", { name: "发给上游" }).click();
    await expect(messages.getByText("上游收到了")).toHaveCount(2);
  });

  await test.step("the customer reads it, closes the ticket, and finds it among the closed ones", async () => {
    await page.reload();
    await expect(thread.getByRole("listitem").last()).toContainText("解析已经同步，请再试一次。");
    await expect(page.getByRole("main")).not.toContainText("上游", { useInnerText: true });
    await page.getByRole("button", { name: "解决了，关闭工单" }).click();
    await expect(page.getByRole("button", { name: "重新打开" })).toBeVisible();
    await page.goto("/account/tickets?state=closed");
    await expect(page.getByRole("row", { name: new RegExp(subject) })).toContainText("已关闭");
    await desk.goto(`/admin/tickets?state=closed&q=${encodeURIComponent(customer.email)}`);
    await expect(desk.getByRole("row", { name: new RegExp(subject) })).toContainText(staff.name);
  });
});
