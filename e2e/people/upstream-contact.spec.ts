import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn } from "../factory";
import { newRegistrant } from "../shop/registrant";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

test("a registrant is compared with the registry, and deleted there too", async ({ page }) => {
  await signIn(page, await newCustomer());
  const id = await newRegistrant(page, "单良");
  await page.goto(`/account/registrants/${id}`);
  await page.getByRole("button", { name: "现在核对" }).click();
  await expect(page.getByText("核对过了，两边一致。")).toBeVisible();
  await query(`UPDATE registrants SET fields = fields || '{"cityCn": "宁波"}' WHERE id = $1`, [id]);
  await page.getByRole("button", { name: "现在核对" }).click();
  const table = page.getByRole("table", { name: "不一致的资料" });
  await expect(table.getByRole("cell", { name: "杭州" })).toBeVisible();
  await expect(table.getByRole("cell", { name: "宁波" })).toBeVisible();
  await expectAccessible(page);

  const [row] = await query<{ contact: string }>("SELECT upstream_id AS contact FROM registrants WHERE id = $1", [id]);
  const contact = row?.contact ?? "";
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "删除注册人" }).click();
  await expect(dialog.getByText("不能恢复")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "删除注册人" })).toBeDisabled();
  await dialog.getByRole("textbox").fill("单良");
  await sandbox.contact({ userid: contact, whiteid: "1" });
  await dialog.getByRole("button", { name: "删除注册人" }).click();
  await expect(dialog.getByText("服务商禁止删除")).toBeVisible();
  await expectAccessible(page);
  await sandbox.contact({ userid: contact, whiteid: "2" });
  await dialog.getByRole("button", { name: "删除注册人" }).click();
  await expect(page).toHaveURL(/\/account\/registrants$/);
  await expect(page.getByText("还没有注册人。买域名前先建一个。")).toBeVisible();
  expect((await sandbox.world()).contacts.some(({ userid }) => userid === contact)).toBe(false);
  expect(await query("SELECT id FROM registrants WHERE id = $1", [id])).toEqual([]);
});
