import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { controlRow, expectBlocked, expectNamesOfTheirOwn, press, pressOnRow, rowForm } from "../controls";
import { giveAgain } from "../give-again";
import { letMinutePass } from "../let-time-pass";
import { addToCartButton, buyer, forgetOptions, payCart, post } from "../product";
import { sandbox } from "../zones/zone";

/** What is chosen in the order form of each cloud, what its disks are called, and how the service is enlarged where it can be. */
const CLOUDS = [
  {
    productLine: "baidu",
    chapter: "bcc",
    note: "系统盘已包含在价格里，数据盘另算；最多加 4 块数据盘。",
    refused: { cpu: 1, ramGb: 64, bandwidthMbps: 1, dataDisks: 0 },
    memory: { offered: "4 GB", impossible: "1 GB" },
    diskKind: "SSD 云磁盘",
    upgrade: true,
    byHand: true,
  },
  {
    productLine: "aliyun",
    chapter: "ali",
    note: "开通后不能升级配置，请按最忙的时候选。",
    refused: { cpu: 2, ramGb: 4, instance: "30-10004831", bandwidthMbps: 1, systemDisk: "efficient", systemDiskGb: 40 },
    memory: { offered: "16 GB", impossible: "8 GB" },
    diskKind: "SSD 云盘",
    upgrade: false,
    // Both pages are made of the same parts, so the disks of this one are controlled without clicking.
    byHand: false,
  },
] as const;

/** A control of a disk, from its button to what it says at its end. */
async function onDisk(page: Page, row: Locator, go: string, says: RegExp, name: string | null = null): Promise<void> {
  await pressOnRow(row, go);
  const form = rowForm(page);
  if (name !== null) await form.getByLabel(`输入 ${name} 表示确认`).fill(name);
  await form.getByRole("button", { name: go, exact: true }).click();
  await expect(page.getByText(says).first()).toBeVisible();
}

test.beforeAll(() => sandbox("settings", { serverOpenMs: 0, serverWorkMs: 0, serverLongWorkMs: 0 }));

for (const cloud of CLOUDS) {
  const { productLine, chapter, memory, diskKind } = cloud;
  test(`a server of ${productLine} is chosen, bought and worked through all it can do`, async ({ page }) => {
    const person = await buyer(page, 2_000_000);
    await forgetOptions(productLine);
    await page.goto(`/products/${productLine}`);
    await expect(page.getByText(cloud.note)).toBeVisible();
    await expect(addToCartButton(page)).toBeEnabled();
    if (cloud.byHand) await expectAccessible(page);

    // Only memory that goes with the processors is offered, and the server refuses anything else.
    await page.getByRole("radio", { name: "2 核", exact: true }).check();
    await page.getByRole("radio", { name: memory.offered, exact: true }).check();
    await expect(page.getByRole("radio", { name: memory.impossible, exact: true })).toHaveCount(0);
    const wrong = { location: "1", family: "linux", system: "m-OmBEAOmD", password: "Leaf2026tea!", ...cloud.refused };
    const order = { action: "purchase", productLine, config: wrong, years: 0, months: 1 };
    expect((await post(page, "/api/v1/cart/items", order)).status()).toBe(422);
    await page.getByRole("radio", { name: "1 块数据盘" }).check();
    await page.getByRole("group", { name: "数据盘 1 的类型" }).getByRole("radio", { name: diskKind }).check();
    await page.getByRole("radio", { name: /^1 个月/ }).check();
    const secret = await page.getByRole("textbox", { name: "系统密码" }).inputValue();
    await addToCartButton(page).click();
    await payCart(page);
    await page.getByRole("link", { name: "去管理" }).click();

    await expect(page.getByText("IP 地址", { exact: true })).toBeVisible();
    const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    const service = page.url();
    const id = service.split("/").at(-1) ?? "";
    await page.getByRole("button", { name: "显示系统密码" }).click();
    await giveAgain(page, person);
    await expect(page.getByTestId("secret").first()).toHaveText(secret);
    const disks = page.getByRole("table", { name: "磁盘" }).getByRole("row");
    const data = disks.filter({ hasText: diskKind }).filter({ hasText: "数据盘" });
    await expect(data.getByText("50 GB")).toBeVisible();
    if (cloud.byHand) {
      await expectNamesOfTheirOwn(page);
      await expectAccessible(page);
    }

    const stops = "服务器上的网站和程序会中断，一般一两分钟，重启好以后自动恢复。";
    await press(page, { title: "重启", go: "重启服务器", stops, says: /重启指令已下达/ });
    await controlRow(page, "远程控制台").getByRole("button", { name: "打开控制台" }).click();
    await expect(
      page.getByRole("link", { name: "打开", exact: false }).and(page.locator("[href*='/console?token=']")),
    ).toBeVisible();

    await controlRow(page, "修改系统密码").getByRole("button", { name: "修改系统密码" }).click();
    await controlRow(page, "修改系统密码").locator("form").getByRole("button", { name: "修改系统密码" }).click();
    // What is slow is waited for: until then nothing is started that may spoil its work.
    await expectBlocked(page, "重装系统", "这项服务的“修改系统密码”还在进行，等它有结果后再操作。");
    await letMinutePass(id);
    await expect(controlRow(page, "修改系统密码").getByText("系统密码已修改。")).toBeVisible({ timeout: 30_000 });
    const rebuild = controlRow(page, "重装系统");
    await rebuild.getByRole("button", { name: "重装系统" }).click();
    await expect(rebuild.getByText("系统盘上的全部文件、数据库和设置会丢失。")).toBeVisible();
    await rebuild.getByLabel("操作系统").selectOption({ label: "Debian 12 64位" });
    await rebuild.getByLabel(`输入 ${name} 表示确认`).fill(name);
    await rebuild.getByRole("button", { name: "重装系统" }).click();
    await letMinutePass(id);
    await expect(rebuild.getByText("系统已重装。")).toBeVisible({ timeout: 30_000 });

    // One backup for each disk; the one with the system stays mounted.
    if (cloud.byHand) {
      await onDisk(page, data, "备份", /开始备份，一般几分钟完成。/);
      await expect(data.getByRole("button", { name: /^备份/ })).toBeDisabled();
      await onDisk(page, data, "还原", /开始还原，一般几分钟完成。/, name);
      await onDisk(page, data, "删除备份", /的备份已删除。/, name);
      await onDisk(page, data, "卸载", /^.*已卸载。$/);
      await expect(data.getByText("已卸载")).toBeVisible();
      await onDisk(page, data, "挂载", /^.*已挂载。$/);
    } else {
      const row = (await data.getByText(/^v-/).first().textContent()) ?? "";
      for (const control of ["backUp", "restoreBackup", "deleteBackup", "unmountDisk", "mountDisk"]) {
        const started = await post(page, `/api/v1/services/${id}/controls/${control}`, { row, confirm: name });
        expect(await started.json(), control).toMatchObject({ run: { state: "done", params: { disk: row } } });
      }
      await page.reload();
    }
    await expect(data.getByText("已挂载")).toBeVisible();

    await expect(page.getByText("Debian 12 64位").first()).toBeVisible({ timeout: 20_000 });
    // Shut down, it says so and has no screen to show; after a lost answer it claims nothing any more.
    const until = "服务器上的网站和程序都会停下，直到您再开机。";
    await press(page, { title: "关机", go: "关闭服务器", stops: until, says: /关机指令已下达/ });
    await expect(page.getByText("已关机", { exact: true }).first()).toBeVisible();
    await expectBlocked(page, "远程控制台", "服务器已关机，须先开机。");
    await sandbox("faults", { kind: "dropAfter", endpoint: `${chapter}.Startingup`, count: 1 });
    await controlRow(page, "开机").getByRole("button", { name: "开机" }).click();
    await expect(page.getByText("开机：结果不明")).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText("已关机", { exact: true })).toHaveCount(0);

    if (cloud.upgrade) {
      await page.getByRole("link", { name: "升级配置" }).click();
      await expect(page.getByText("现在就是这个配置，还没有选要升级的。")).toBeVisible();
      await page.getByRole("radio", { name: "带宽" }).check();
      await page.getByRole("textbox", { name: "带宽" }).fill("3");
      await page.getByRole("textbox", { name: "带宽" }).blur();
      await addToCartButton(page).click();
      await payCart(page);
      await page.goto(service);
      await expect(page.getByText(/，3 Mbps，/).first()).toBeVisible();
    }
    await page.getByRole("link", { name: "续费", exact: true }).click();
    await page.getByRole("radio", { name: /^1 个月/ }).check();
    await addToCartButton(page).click();
    await payCart(page);
    await page.goto(service);
    await expect(page.getByText("已续费")).toBeVisible();
  });
}
