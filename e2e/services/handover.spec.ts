import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { mailedLink } from "../auth/mail";
import { newCustomer, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { ownDomain } from "../zones/zone";

const section = (page: Page) => page.getByRole("region", { name: "转移到另一个账户" });

test("a domain is moved to another customer's account: asked for, confirmed by mail, accepted", async ({ page }) => {
  const [from, to] = [await newCustomer(`茶${word(4)}`), await newCustomer(`茶${word(4)}`)];
  const { id, name } = await ownDomain(from);

  await test.step("what will happen is shown, and the name is typed", async () => {
    await signIn(page, from);
    await page.goto(`/account/services/${id}`);
    await section(page).getByRole("link", { name: "转移…" }).click();
    await expect(page).toHaveURL(new RegExp(`/account/services/${id}/handover$`));
    await section(page).getByRole("button", { name: "转移到另一个账户" }).click();
    await expect(section(page).getByText("这里要填。", { exact: true })).toBeVisible();
    await section(page).getByLabel("对方的邮箱").fill(to.email);
    await section(page).getByRole("button", { name: "转移到另一个账户" }).click();
    const dialog = page.getByRole("dialog", { name: `把 ${name} 转移给 ${to.email}？` });
    await expect(dialog.getByText("对方接收以后，您不能再管理它", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel(`输入 ${name}`, { exact: false }).fill(name);
    await dialog.getByRole("button", { name: "给我发确认邮件" }).click();
    await giveAgain(page, from);
    await expect(section(page).getByText("请到邮箱里确认", { exact: true })).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("the mailed link confirms it", async () => {
    await page.goto(await mailedLink(from.email, "services.confirm-handover"));
    await expectAccessible(page);
    await section(page).getByRole("button", { name: "确认转移" }).click();
    await expect(section(page).getByText(`等 ${to.email} 接收`)).toBeVisible();
    await expect(section(page).getByRole("button", { name: "确认转移" })).toHaveCount(0);
  });

  await test.step("who gets it sees it at once and accepts", async () => {
    await signIn(page, to);
    await page.goto("/account");
    await page.getByRole("region", { name: "其他客户转移给您的" }).getByRole("link", { name: "去看看" }).click();
    const offer = page.getByRole("region", { name });
    await expect(offer.getByText(from.email)).toBeVisible();
    await offer.getByRole("button", { name: "接收", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: `把 ${name} 转移到您的账户？` });
    await expect(dialog.getByText("它的密码不变", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "接收", exact: true }).click();
    await giveAgain(page, to);
    await expect(page).toHaveURL(/\/account\/services\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await expect(page.getByText("从另一个账户转入", { exact: true })).toBeVisible();
  });

  await test.step("it is dead to who had it", async () => {
    await signIn(page, from);
    await page.goto(`/account/services/${id}/handover`);
    await expect(page).toHaveURL(new RegExp(`/account/services/${id}$`));
    await expect(page.getByText("这项服务已转移到另一个账户")).toBeVisible();
  });
});

test("a move is withdrawn, another one declined, and one after a new password is refused with its reason", async ({
  page,
}) => {
  const [from, to] = [await newCustomer(), await newCustomer()];
  const { id, name } = await ownDomain(from);
  const ask = async () => {
    await page.goto(`/account/services/${id}/handover`);
    await section(page).getByLabel("对方的邮箱").fill(to.email);
    await section(page).getByRole("button", { name: "转移到另一个账户" }).click();
    await page.getByRole("dialog").getByLabel(`输入 ${name}`, { exact: false }).fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "给我发确认邮件" }).click();
  };
  await signIn(page, from);
  await ask();
  await giveAgain(page, from);
  await expect(section(page).getByText("请到邮箱里确认", { exact: true })).toBeVisible();
  const earlier = await mailedLink(from.email, "services.confirm-handover");
  await section(page).getByRole("button", { name: "撤回" }).click();
  await expect(section(page).getByLabel("对方的邮箱")).toBeVisible();
  await ask();
  await expect(section(page).getByText("请到邮箱里确认", { exact: true })).toBeVisible();
  await page.goto(earlier);
  await expect(section(page).getByText("这个链接已经失效", { exact: true })).toBeVisible();
  await expect(section(page).getByRole("button", { name: "确认转移" })).toHaveCount(0);
  await page.goto(await mailedLink(from.email, "services.confirm-handover"));
  await section(page).getByRole("button", { name: "确认转移" }).click();
  await expect(section(page).getByText(`等 ${to.email} 接收`)).toBeVisible();
  await signIn(page, to);
  await page.goto("/account/handovers");
  await page.getByRole("button", { name: "不接收" }).click();
  await page
    .getByRole("dialog", { name: `不接收 ${name}？` })
    .getByRole("button", { name: "不接收" })
    .click();
  await expect(page.getByText("现在没有等您接收的服务", { exact: false })).toBeVisible();
  await query(
    `INSERT INTO audit_events (action, actor_kind, subject_kind, subject_id) VALUES ('customers.reset-password', 'visitor', 'user', $1)`,
    [from.id],
  );
  await signIn(page, from);
  await page.goto(`/account/services/${id}/handover`);
  await expect(section(page).getByText("在 72 小时内改过", { exact: false })).toBeVisible();
  await expect(section(page).getByLabel("对方的邮箱")).toHaveCount(0);
});

test("several domains are moved together: chosen in the list, confirmed by one mail, accepted at once", async ({
  page,
}) => {
  const [from, to] = [await newCustomer(`茶${word(4)}`), await newCustomer(`茶${word(4)}`)];
  const domains = [await ownDomain(from), await ownDomain(from), await ownDomain(from)];
  const names = domains.map(({ name }) => name);
  const main = page.getByRole("main");

  await test.step("chosen in the list; what will happen is shown, and the address typed again", async () => {
    await signIn(page, from);
    await page.goto("/account/services");
    for (const name of names) await page.getByRole("checkbox", { name: `选择 ${name}` }).check();
    await page.getByRole("link", { name: "转移到另一个账户…" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "转移 3 项到另一个账户" })).toBeVisible();
    for (const name of names) await expect(main.getByRole("row").filter({ hasText: name })).toBeVisible();
    await main.getByRole("button", { name: "转移 3 项" }).click();
    await expect(main.getByText("这里要填。", { exact: true })).toBeVisible();
    await main.getByLabel("对方的邮箱").fill(to.email);
    await main.getByRole("button", { name: "转移 3 项" }).click();
    const dialog = page.getByRole("dialog", { name: `把 3 项转移给 ${to.email}？` });
    await expectAccessible(page);
    await dialog.getByLabel(`输入 ${to.email}`, { exact: false }).fill(to.email);
    await dialog.getByRole("button", { name: "给我发确认邮件" }).click();
    await giveAgain(page, from);
    await expect(page).toHaveURL(/\/account\/handovers\/[0-9a-f-]{36}$/);
    await expect(main.getByText("请到邮箱里确认", { exact: true })).toBeVisible();
    await expect(main.getByText("等您确认", { exact: true })).toHaveCount(3);
  });

  await test.step("one mailed link confirms them", async () => {
    await page.goto(await mailedLink(from.email, "services.confirm-handover"));
    await expectAccessible(page);
    await main.getByRole("button", { name: "确认转移" }).click();
    await expect(main.getByText("等对方接收", { exact: true })).toHaveCount(3);
    await expect(main.getByRole("button", { name: "确认转移" })).toHaveCount(0);
  });

  await test.step("the other customer accepts them at once", async () => {
    await signIn(page, to);
    await page.goto("/account/handovers");
    const all = page.getByRole("region", { name: "一次全部接收" });
    await all.getByRole("button", { name: "全部接收" }).click();
    const dialog = page.getByRole("dialog", { name: "把 3 项转移到您的账户？" });
    for (const name of names) await expect(dialog.getByText(name, { exact: false })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "全部接收" }).click();
    await giveAgain(page, to);
    await expect(page.getByText("现在没有等您接收的服务", { exact: false })).toBeVisible();
    await page.goto("/account/services");
    for (const name of names) await expect(page.getByRole("link", { name })).toBeVisible();
  });
});
