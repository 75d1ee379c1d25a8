import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn, word } from "../factory";
import { staffPage } from "../money/world";
import { ownTicket } from "./ticket";

const answer = (desk: Page) => desk.getByRole("textbox", { name: "答复" });
const send = (desk: Page) => desk.getByRole("button", { name: "发给客户", exact: true });

test("of two colleagues who answer one ticket, the second is told, keeps what was typed, and sends it with the next press", async ({
  browser,
}) => {
  const customer = await newCustomer("林晓雯");
  const { id } = await ownTicket(customer);
  const { page: first } = await staffPage(browser, "support", "陈立");
  const { page: second } = await staffPage(browser, "support", "王芳");
  for (const desk of [first, second]) await desk.goto(`/admin/tickets/${id}`);
  const thread = second.getByRole("list", { name: "往来" });

  await test.step("both assign it: the second sees who has it", async () => {
    await first.getByRole("button", { name: "我来处理" }).click();
    await expect(first.getByRole("button", { name: "谁在处理：陈立" })).toBeVisible();
    await second.getByRole("button", { name: "我来处理" }).click();
    await expect(second.getByText("这个工单已由 陈立 处理", { exact: false })).toBeVisible();
    await expect(second.getByRole("button", { name: "谁在处理：陈立" })).toBeVisible();
  });

  await test.step("the second's answer is not sent, and sent with the next press", async () => {
    const log = { name: "server.log", mimeType: "text/plain", buffer: Buffer.from("502\n") };
    await answer(second).fill("我们正在查。");
    await second.getByLabel("添加附件").first().setInputFiles([log]);
    await answer(first).fill("已经重启，请再试。");
    await send(first).click();
    await expect(first.getByRole("list", { name: "往来" }).getByText("已经重启，请再试。")).toBeVisible();
    await send(second).click();
    await expect(second.getByRole("alert").filter({ hasText: "陈立 已经答复" })).toBeFocused();
    await expect(thread.getByText("已经重启，请再试。")).toBeVisible();
    await expect(answer(second)).toHaveValue("我们正在查。");
    await expect(second.getByText("server.log").first()).toBeVisible();
    expect(await query("SELECT 1 FROM ticket_messages WHERE ticket_id = $1 AND kind = 'staff'", [id])).toHaveLength(1);
    await expectAccessible(second);
    await send(second).click();
    await expect(thread.getByText("我们正在查。")).toBeVisible();
    await expect(thread.getByRole("link", { name: "server.log" })).toBeVisible();
    await expect(answer(second)).toHaveValue("");
  });

  await test.step("what somebody else writes meanwhile is said beside the answer", async () => {
    await answer(first).fill("顺便说一下");
    await second.getByText("内部备注", { exact: true }).click();
    await second.getByRole("textbox", { name: "备注" }).fill("我接着处理");
    await second.getByRole("button", { name: "记下备注" }).click();
    await expect(first.getByText("您在写的时候，王芳 写了备注", { exact: false })).toBeVisible({ timeout: 30_000 });
    await send(first).click();
    await expect(first.getByRole("list", { name: "往来" }).getByText("顺便说一下")).toBeVisible();
  });
});

test("a customer's reply in an old page is sent; in one that was closed meanwhile it is kept and opens the ticket again", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer();
  const { id } = await ownTicket(customer);
  const { page: desk } = await staffPage(browser, "support", "陈立");
  await signIn(page, customer);
  await page.goto(`/account/tickets/${id}`);
  await page.getByRole("textbox", { name: "内容" }).fill("还有一个问题。");
  await desk.goto(`/admin/tickets/${id}`);
  await answer(desk).fill("已经好了。");
  await send(desk).click();
  await expect(desk.getByRole("list", { name: "往来" }).getByText("已经好了。")).toBeVisible();
  await page.getByRole("button", { name: "发送" }).click();
  await expect(page.getByRole("list", { name: "往来" }).getByText("还有一个问题。")).toBeVisible();

  await page.getByRole("textbox", { name: "内容" }).fill("又坏了。");
  await query("UPDATE tickets SET state = 'closed', closed_at = now(), unanswered_at = NULL WHERE id = $1", [id]);
  await page.getByRole("textbox", { name: "内容" }).press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "这个工单已经关闭" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "内容" })).toHaveValue("又坏了。");
  await page.getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByRole("list", { name: "往来" }).getByText("又坏了。")).toBeVisible();
});

test("a dialog asks before what was typed in it is lost, and only then", async ({ browser }) => {
  const { page } = await staffPage(browser, "support", "陈立");
  await page.goto("/admin/tickets/replies");
  const dialog = page.getByRole("dialog", { name: "新的常用答复" });
  const question = page.getByRole("dialog", { name: "填好的内容还没有保存" });
  const title = `问候 ${word(6)}`;
  const open = async () => {
    await page.getByRole("button", { name: "写一个" }).first().click();
    await expect(dialog.getByLabel("标题")).toBeFocused();
  };

  await test.step("without anything typed it closes", async () => {
    await open();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(question).toBeHidden();
  });

  await test.step("Escape asks, as often as it is pressed, and the focus comes back to the field", async () => {
    await open();
    await page.keyboard.type(title);
    const shown = await shownDialogs(page);
    for (let times = 0; times < 3; times++) {
      await page.keyboard.press("Escape");
      await expect(question).toBeVisible();
      if (times === 0) await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(question).toBeHidden();
      await expect(dialog.getByLabel("标题")).toHaveValue(title);
      await expect(dialog.getByLabel("标题")).toBeFocused();
    }
    // The browser closes the second question by itself: shown again for a moment, it would take a press that is meant for the dialog.
    expect((await shown()).filter((name) => name === "填好的内容还没有保存")).toHaveLength(3);
  });

  await test.step("a press beside it and the cross ask; text that is selected beyond its edge closes nothing", async () => {
    await page.mouse.click(5, 5);
    await question.getByRole("button", { name: "留下继续" }).click();
    await dialog.getByRole("button", { name: "关闭" }).click();
    await question.getByRole("button", { name: "留下继续" }).click();
    const field = await dialog.getByLabel("标题").boundingBox();
    await page.mouse.move((field?.x ?? 0) + 20, (field?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move(5, 5);
    await page.mouse.up();
    await expect(question).toBeHidden();
    await expect(dialog.getByLabel("标题")).toHaveValue(title);
  });

  await test.step("discarded is discarded, and the next time nothing is asked", async () => {
    await page.mouse.click(5, 5);
    await question.getByRole("button", { name: "不要了，关上" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "写一个" }).first()).toBeFocused();
    await open();
    await expect(dialog.getByLabel("标题")).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(question).toBeHidden();
  });
});

/** @returns the titles of the dialogs that were shown since this was called, one for each time */
async function shownDialogs(page: Page): Promise<() => Promise<string[]>> {
  const titles = await page.evaluateHandle(() => {
    const shown: string[] = [];
    const { showModal } = HTMLDialogElement.prototype;
    HTMLDialogElement.prototype.showModal = function () {
      shown.push(this.querySelector("h2")?.textContent ?? "");
      showModal.call(this);
    };
    return shown;
  });
  return () => titles.jsonValue();
}
