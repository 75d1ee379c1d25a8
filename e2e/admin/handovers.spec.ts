import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";

test("a service goes to another customer once a second person agrees, and is dead to the first", async ({
  browser,
  page: account,
}) => {
  const [from, to] = [await newCustomer(`茶${word(4)}`), await newCustomer(`茶${word(4)}`)];
  const [id, name] = [randomUUID(), `hand${word(9)}`];
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, expires_at, auto_renew, updated_at)
     VALUES ($1, $2, 'database', $3, $3, 'active', '{}', now() + interval '1 year', true, now())`,
    [id, from.id, name],
  );
  const { page, person } = await staffPage(browser, "finance", `单良${word(4)}`);
  const region = page.getByRole("region", { name: "转移到另一位客户" });

  await test.step("what will happen is shown before anything is asked for", async () => {
    await page.goto(`/admin/services/${id}`);
    await region.getByLabel("新客户的邮箱").fill(from.email);
    await region.getByRole("button", { name: "查一下" }).click();
    await expect(region.getByText("它已经在这位客户的账户里了", { exact: true })).toBeVisible();
    await region.getByLabel("新客户的邮箱").fill(to.email);
    await region.getByRole("button", { name: "查一下" }).click();
    await expect(region.getByText(`${to.name} · ${to.email}`)).toBeVisible();
    await expect(region.getByText("自动续费和自动加点会关闭", { exact: false })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("asking wants a reason and the password, and then waits", async () => {
    await region.getByRole("button", { name: "申请转移" }).click();
    await expect(region.getByText("这里要填。", { exact: true })).toBeVisible();
    await region.getByLabel("原因").fill("客户来电，已核对证件");
    await region.getByRole("button", { name: "申请转移" }).click();
    await giveAgain(page, person);
    await expect(page.getByText(`转移到 ${to.email} 的申请在等第二个人同意`)).toBeVisible();
    await expect(region).toHaveCount(0);
    await page.getByRole("link", { name: "查看请求" }).click();
    const own = page.getByRole("listitem").filter({ hasText: name });
    await expect(own.getByText("等另一个人批")).toBeVisible();
  });

  await test.step("another person agrees", async () => {
    const second = await staffPage(browser, "admin", "吴店长");
    await second.page.goto("/admin/attention");
    const item = second.page.getByRole("listitem").filter({ hasText: name });
    await expect(item.getByText(`${from.email} → ${to.email}`)).toBeVisible();
    await item.getByRole("button", { name: "批准" }).click();
    await second.page.getByRole("dialog").getByRole("button", { name: "批准，立即生效" }).click();
    await giveAgain(second.page, second.person);
    await expect(item).toHaveCount(0);
  });

  await test.step("staff get from one service to the other", async () => {
    await page.goto(`/admin/services/${id}`);
    await page.getByRole("link", { name: "另一个服务" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(id));
    await expect(page.getByText("这个服务以前属于另一位客户")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("each customer sees what is theirs", async () => {
    await signIn(account, from);
    await account.goto("/account/services");
    await expect(account.getByRole("link", { name })).toHaveCount(0);
    await account.goto(`/account/services/${id}`);
    await expect(account.getByText("这项服务已转移到另一个账户")).toBeVisible();
    await expect(account.getByText("转移到另一个账户", { exact: true })).toBeVisible();
    await expect(account.getByRole("heading", { name: "自动续费" })).toHaveCount(0);
    await signIn(account, to);
    await account.goto("/account/services");
    await account.getByRole("link", { name }).click();
    await expect(account.getByText("从另一个账户转入", { exact: true })).toBeVisible();
    const mails = await query(
      "SELECT DISTINCT template FROM mails WHERE user_id = ANY($1) AND template LIKE 'services.%'",
      [[from.id, to.id]],
    );
    expect(mails).toHaveLength(2);
  });
});
