import { expect, test } from "@playwright/test";
import { shanghaiDay } from "../../lib/core/time";
import { bankCsv } from "../../lib/statements/testing/bank-files";
import { expectAccessible } from "../accessible";
import { newCustomer, query, word } from "../factory";
import { giveAgain } from "../give-again";
import { announceTransfer, staffPage, walletFen } from "./world";

const csv = (lines: string[][]) => Buffer.from(lines.map((cells) => cells.join(",")).join("\r\n"));

test("a bank statement: what matches is confirmed in one press, what nobody announced is booked, and a wrong one reversed", async ({
  browser,
}) => {
  const [announced, silent] = [await newCustomer(`陈${word(5)}`), await newCustomer(`吴${word(5)}`)];
  const { id } = await announceTransfer(announced, 12_037);
  const digits = String(Date.now());
  const reference = `KQ${digits.slice(-8).replaceAll(/./g, (digit) => "ACDEFHJKMN"[Number(digit)] ?? "A")}`;
  await query("UPDATE top_ups SET reference = $2 WHERE id = $1", [id, reference]);
  const { page, person } = await staffPage(browser, "finance", `周会计${word(4)}`);

  await page.goto("/admin/top-ups");
  await page.getByRole("main").getByRole("link", { name: "银行流水" }).click();
  const head = "日子,钱,谁,附言,代号,我方账号".split(",");
  const row = (yuan: string, name: string, memo: string, n: number) => [
    ...["2026-11-27 09:30:00", yuan, name, memo, `W${digits}${n}`, digits],
  ];
  const rows = [
    row("120.37", announced.name, `充值 ${reference}`, 1),
    row("66.41", "某公司", "货款", 2),
    row("-9.00", "房东", "", 3),
  ];
  const file = {
    name: "11月流水.csv",
    mimeType: "text/csv",
    buffer: csv([["账号", digits.padStart(16, "6")], head, ...rows]),
  };
  await page.getByLabel("选择文件").setInputFiles({ ...file, name: "x.pdf", buffer: Buffer.from("%PDF-1.7") });
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByRole("alert").getByText("PDF 读不了")).toBeVisible();
  const broken = bankCsv.ccb([{ yuan: "1.00" }, { yuan: "2.00", at: "2026-02-30" }, { yuan: "x" }]);
  await page.getByLabel("选择文件").setInputFiles({ ...file, buffer: Buffer.from(broken) });
  await page.getByRole("button", { name: "导入", exact: true }).click();
  const told = page.getByRole("alert").filter({ hasText: "没有导入：文件里有 2 行读不出来" });
  await expect(told).toBeFocused();
  await expect(told.getByRole("listitem")).toHaveText([/第 3 行的日期读不出来/, /第 4 行的金额读不出来：x/]);
  await page.getByLabel("选择文件").setInputFiles(file);
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByRole("heading", { name: "各列是什么" })).toBeFocused();
  await page.getByRole("button", { name: "按这些列导入" }).click();
  const day = page.getByLabel("交易日期或时间", { exact: true });
  await expect(day).toBeFocused();
  await expect(day).toHaveAccessibleDescription("请选交易日期在哪一列。");
  await expect(page.getByText("请选收入在哪一列")).toBeVisible();
  for (const [label, column] of [
    ["交易日期或时间", "日子"],
    ["银行流水号", "代号"],
    ["金额（收支在一列时）", "钱"],
    ["对方户名", "谁"],
    ["附言、摘要", "附言"],
  ] as const) {
    await page.getByLabel(label, { exact: true }).selectOption(column);
  }
  await page.getByRole("button", { name: "按这些列导入" }).click();
  await expect(page.getByLabel("这也是本店的账户")).toBeFocused();
  await page.getByLabel("这也是本店的账户").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "按这些列导入" }).click();
  await page.waitForURL(/\/admin\/statements\/[0-9a-f-]{36}/);

  const certain = page.locator("section#certain");
  await expect(certain.getByText(reference, { exact: true })).toBeVisible();
  await certain.getByRole("button", { name: "确认这 1 笔，¥120.37" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "入账 ¥120.37" }).click();
  await giveAgain(page, person);
  await expect(page.getByText("已入账 1 笔，¥120.37")).toBeVisible();
  expect(await walletFen(announced)).toBe(12_037);

  const decide = page.locator("section#decide");
  // What is done with fewer rows stands in a menu; its dialog gives the focus back to it.
  const others = decide.getByRole("button", { name: `其他处理 W${digits}2` });
  await others.press("Enter");
  await page.getByRole("menuitem", { name: "不是客户的钱" }).press("Enter");
  await expect(page.getByRole("dialog", { name: "不是客户的钱" }).getByLabel("是什么钱")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(others).toBeFocused();
  await decide.getByRole("button", { name: "入账到客户" }).click();
  const book = page.getByRole("dialog", { name: "没有登记，入账到客户" });
  await book.getByLabel("客户的邮箱").fill(silent.email);
  await book.getByLabel("为什么是这位客户的").fill("客户发来回单");
  await expectAccessible(page);
  await book.getByRole("button", { name: "入账 ¥66.41" }).click();
  await expect(decide.getByText("没有要决定的。")).toBeVisible();
  expect(await walletFen(silent)).toBe(6_641);

  await page.getByText("已处理的 2 笔").first().click();
  const booked = page.getByRole("row").filter({ hasText: "某公司" });
  await booked.getByRole("button", { name: "冲回" }).click();
  const reverse = page.getByRole("dialog");
  await reverse.getByLabel("原因").fill("不是这位客户的钱");
  await reverse.getByRole("button", { name: "冲回 ¥66.41" }).click();
  await expect(decide.getByText("某公司")).toBeVisible();
  expect(await walletFen(silent)).toBe(0);
  await expectAccessible(page);
});

test("money that was booked by hand under another number: its row is tied to the booking, and booked twice by nobody unseen", async ({
  browser,
}) => {
  const customer = await newCustomer(`郑${word(5)}`);
  // No other spec books this sum.
  const fen = 300_001 + Math.floor(Math.random() * 90_000) * 10;
  const yuan = (fen / 100).toFixed(2);
  const sum = `¥${(fen / 100).toLocaleString("en", { minimumFractionDigits: 2 })}`;
  const { id, reference } = await announceTransfer(customer, fen, customer.name);
  await query("UPDATE top_ups SET reference = $2 WHERE id = $1", [id, `KQ${reference}`]);
  const { page, person } = await staffPage(browser, "finance", `周会计${word(4)}`);
  const typed = `B-${word(10).toUpperCase()}`;
  const digits = String(Date.now());

  await test.step("finance confirm it by hand, from a receipt", async () => {
    await page.goto(`/admin/top-ups?q=KQ${reference}`);
    await expect(page.getByRole("heading", { name: "充值", level: 1 })).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: reference })).toContainText("银行转账");
    await page.getByRole("button", { name: "确认到账" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("银行流水号").fill(typed);
    await dialog.getByRole("button", { name: `入账 ${sum}` }).click();
    await expect(page.getByText("已入账").first()).toBeVisible();
  });

  const row = page.getByRole("row").filter({ hasText: `W${digits}` });
  await test.step("the bank's row comes with a number of its own, and is shown with the booking", async () => {
    await page.goto("/admin/statements");
    const at = `${shanghaiDay(new Date())} 00:00:01`;
    const text = bankCsv.ccb([{ serial: `W${digits}`, yuan, name: customer.name, memo: `W${digits}`, at }]);
    const account = digits.padStart(19, "6");
    const buffer = Buffer.from(text.replaceAll("6226000012345678907", account));
    await page.getByLabel("选择文件").setInputFiles({ name: "流水.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.getByLabel("这也是本店的账户").check();
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.waitForURL(/\/admin\/statements\/[0-9a-f-]{36}/);
    await expect(row).toContainText(`KQ${reference}，流水号 ${typed}`);
    await expectAccessible(page);
  });

  await test.step("who books it all the same is told of the booking, also of one that came meanwhile, and must say that it is other money", async () => {
    // Long ago is no likely double; then it is one, behind the open dialog.
    const bookedOn = (ago: string) =>
      query("UPDATE top_ups SET decided_at = now() - $2::interval WHERE id = $1", [id, ago]);
    await bookedOn("20 days");
    await page.reload();
    await row.getByRole("button", { name: "入账到客户" }).click();
    const book = page.getByRole("dialog", { name: "没有登记，入账到客户" });
    await book.getByLabel("客户的邮箱").fill(customer.email);
    await book.getByLabel("为什么是这位客户的").fill("客户发来回单");
    await expect(book.getByText("这笔钱可能已经入账")).toBeHidden();
    await bookedOn("0 days");
    await book.getByRole("button", { name: `入账 ${sum}` }).click();
    await giveAgain(page, person);
    await expect(book.getByText(`还有一笔入账 KQ${reference}，这个页面没有显示`)).toBeVisible();
    await expect(book.getByText("这笔钱可能已经入账")).toBeVisible();
    await expect(book.getByLabel("客户的邮箱")).toHaveValue(customer.email);
    await book.getByRole("button", { name: `入账 ${sum}` }).click();
    await expect(book.getByText("同样金额的钱已经入账。如果这是另一笔钱，请勾选").last()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "不要了，关上" }).click();
    await expect(book).toBeHidden();
  });

  await test.step("it is tied to the booking: no money moves, and it can be opened again", async () => {
    await row.getByRole("button", { name: `这笔就是入账 KQ${reference}` }).click();
    const tie = page.getByRole("dialog");
    await expect(tie.getByText(typed)).toBeVisible();
    await expectAccessible(page);
    await tie.getByRole("button", { name: "把这笔流水和入账对上" }).click();
    await expect(page.getByText("没有要决定的。")).toBeVisible();
    expect(await walletFen(customer)).toBe(fen);
    await page.getByText("已处理的 1 笔").first().click();
    await expect(row).toContainText(`对上手工入账，当时填写的流水号 ${typed}`);
    await row.getByRole("button", { name: "再打开" }).click();
    await expect(row.getByRole("button", { name: `这笔就是入账 KQ${reference}` })).toBeVisible();
    expect(await walletFen(customer)).toBe(fen);
  });
});

test("a transfer that is confirmed by hand is shown beside a waiting row and a booking of its sum", async ({
  browser,
}) => {
  const [one, two] = [await newCustomer(`何${word(5)}`), await newCustomer(`吕${word(5)}`)];
  // No other spec books this sum.
  const fen = 200_003 + Math.floor(Math.random() * 9_000) * 10;
  const yuan = (fen / 100).toFixed(2);
  const sum = `¥${(fen / 100).toLocaleString("en", { minimumFractionDigits: 2 })}`;
  const [first, second] = [await announceTransfer(one, fen), await announceTransfer(two, fen)];
  const { page } = await staffPage(browser, "finance", `周会计${word(4)}`);
  const digits = String(Date.now());
  const confirm = async (reference: string) => {
    await page.goto(`/admin/top-ups?q=${reference}`);
    await page.getByRole("button", { name: "确认到账" }).click();
    const dialog = page.getByRole("dialog", { name: `确认到账 ${reference}` });
    await dialog.getByLabel("银行流水号").fill(`B-${word(10)}`);
    return dialog;
  };

  const book = await confirm(first.reference);
  await expect(book.getByText("同样金额的钱，可能就是这一笔")).toBeHidden();
  await test.step("a colleague imports the bank's statement behind the open dialog", async () => {
    const colleague = await staffPage(browser, "finance", `郑会计${word(4)}`);
    const at = `${shanghaiDay(new Date())} 00:00:01`;
    const text = bankCsv.ccb([{ serial: `W${digits}`, yuan, name: "某公司", memo: `W${digits}`, at }]);
    const buffer = Buffer.from(text.replaceAll("6226000012345678907", digits.padStart(19, "6")));
    await colleague.page.goto("/admin/statements");
    await colleague.page.getByLabel("选择文件").setInputFiles({ name: "流水.csv", mimeType: "text/csv", buffer });
    await colleague.page.getByRole("button", { name: "导入", exact: true }).click();
    await colleague.page.getByLabel("这也是本店的账户").check();
    await colleague.page.getByRole("button", { name: "导入", exact: true }).click();
    await colleague.page.waitForURL(/\/admin\/statements\/[0-9a-f-]{36}/);
  });

  await book.getByRole("button", { name: `入账 ${sum}` }).click();
  await expect(book.getByText(`这里没有显示过：W${digits}`)).toBeVisible();
  await expect(book.getByText("付款户名 某公司")).toBeVisible();
  await expectAccessible(page);
  await book.getByRole("button", { name: `入账 ${sum}` }).click();
  await expect(book.getByText("核对过是另一笔钱，请勾选").last()).toBeVisible();
  expect(await walletFen(one)).toBe(0);
  await book.getByLabel("我核对过：这是另一笔钱，照样入账").check();
  await book.getByRole("button", { name: `入账 ${sum}` }).click();
  await expect(page.getByText("已入账").first()).toBeVisible();
  expect(await walletFen(one)).toBe(fen);

  const again = await confirm(second.reference);
  await expect(again.getByText(`入账给${one.name}：${first.reference}`)).toBeVisible();
  // The row's own number: then it is that row, and only the booking is left to compare.
  await again.getByLabel("银行流水号").fill(`w${digits}`);
  await expect(again.getByText("付款户名 某公司")).toBeHidden();
  await again.getByLabel("银行流水号").fill("B-0001");
  await again.getByRole("link", { name: "去处理这笔流水" }).click();
  await page.waitForURL(/\/admin\/statements\/[0-9a-f-]{36}/);
  await expect(page.getByRole("row").filter({ hasText: `W${digits}` })).toContainText(first.reference);
  expect(await walletFen(two)).toBe(0);
});
