import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { agreeToRecords, controlRow, expectBlocked, expectNamesOfTheirOwn, press, rowForm } from "../controls";
import { word } from "../factory";
import { giveAgain } from "../give-again";
import { letMinutePass } from "../let-time-pass";
import { addToCartButton, buyer, buyProduct, forgetOptions, payCart, post } from "../product";
import { ownDomain, sandbox } from "../zones/zone";

/** A dangerous control, with the server's name typed; `fill` fills in what else it asks. */
async function risk(
  page: Page,
  control: { title: string; go: string; loses: string; says: string },
  name: string,
  fill = async () => {},
): Promise<void> {
  const row = controlRow(page, control.title);
  await row.getByRole("button", { name: control.go, exact: true }).click();
  await expect(row.getByText(control.loses)).toBeVisible();
  await fill();
  await expect(row.getByRole("button", { name: control.go, exact: true })).toBeDisabled();
  await row.getByLabel(`输入 ${name} 表示确认`).fill(name);
  await row.getByRole("button", { name: control.go, exact: true }).click();
  await expect(row.locator("form")).toHaveCount(0);
}

test("a server is configured, bought, opened and worked through all it can do", async ({ page }) => {
  test.setTimeout(300_000);
  await sandbox("remit", { yuan: "100000.00" });
  await sandbox("settings", { cloudCreateMs: 0, cloudRebuildMs: 0, cloudSnapshotMs: 0, cloudPowerMs: 0 });
  const person = await buyer(page, 2_000_000);
  await forgetOptions("cloud");

  await page.goto("/products/cloud");
  await expect(page.getByText("电信线路。网站须 ICP 备案，域名要先绑定。")).toBeVisible();
  await expect(addToCartButton(page)).toBeEnabled();
  await expectAccessible(page);
  const mainland = await addToCartButton(page).textContent();
  await page.getByRole("radio", { name: /^美国/ }).check();
  await expect(addToCartButton(page)).not.toHaveText(mainland ?? "");

  // A 32-bit system can't use 8 GB: it isn't offered then, and refused by the server.
  await page.getByRole("radio", { name: "Windows" }).check();
  const system = page.getByLabel("操作系统");
  await expect(system.locator("option", { hasText: "2003" })).toHaveCount(1);
  await page.getByRole("radio", { name: "8 GB" }).check();
  await expect(system.locator("option", { hasText: "2003" })).toHaveCount(0);
  const base = { room: "4", cpu: 1, diskGb: 50, bandwidthMbps: 1, family: "windows" };
  const impossible = { ...base, ramGb: 8, system: "windows2003Enterprise_32", password: "Leaf2026tea" };
  const refused = await post(page, "/api/v1/cart/items", {
    action: "purchase",
    productLine: "cloud",
    config: impossible,
    years: 0,
    months: 1,
  });
  expect(refused.status()).toBe(422);
  await page.getByRole("radio", { name: "1 GB", exact: true }).check();
  await system.selectOption({ label: "Windows Server 2019 数据中心版 64 位" });
  // What isn't sold stays as it was typed, and can't be ordered; its field says what is sold.
  const disk = page.getByRole("textbox", { name: "硬盘" });
  await disk.fill("57");
  await disk.blur();
  await expect(page.getByText(/请填 \d+ 到 \d+ 的数，每 \d+ 一档。/)).toBeVisible();
  await expect(disk).toHaveValue("57");
  await expect(page.getByRole("button", { name: "还有要改的地方" })).toBeDisabled();
  await disk.fill("60");
  await page.getByRole("textbox", { name: "带宽" }).fill("1");
  await page.getByRole("textbox", { name: "带宽" }).blur();
  await page.getByRole("radio", { name: /^1 个月/ }).check();
  const password = page.getByRole("textbox", { name: "系统密码" });
  await password.fill("lowercase1");
  await password.blur();
  await expect(page.getByText("密码要有大写字母。")).toBeVisible();
  await page.getByRole("button", { name: "换一个" }).click();
  const secret = await password.inputValue();
  await addToCartButton(page).click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  // Behind ports: no address of its own. What can't be done while it runs says so first.
  await expect(page.getByText("内网 IP", { exact: true })).toBeVisible();
  await expect(page.getByText(/\.ichengyun\.net$/)).toBeVisible();
  await expect(page.getByText("远程端口", { exact: true })).toBeVisible();
  await expect(page.getByText("现在不能升级：服务器正在运行，须先关机。")).toBeVisible();
  await expect(page.getByRole("link", { name: "升级或增加 IP" })).toHaveCount(0);
  await expectNamesOfTheirOwn(page);
  await expectBlocked(page, "开机", "服务器已经在运行。");
  for (const title of ["修改系统密码", "更换远程端口"]) {
    await expectBlocked(page, title, "服务器正在运行，须先关机。");
  }
  await expectBlocked(page, "还原快照", "还没有快照。");
  await expect(page.getByText("绑定域名", { exact: true })).toHaveCount(0);
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const service = page.url();
  const id = service.split("/").at(-1) ?? "";
  const early = { config: { ...base, grow: "size", ramGb: 1, diskGb: 70 } };
  expect((await post(page, "/api/v1/quotes", { action: "upgrade", serviceId: id, ...early })).status()).toBe(409);
  await page.goto(`${service}/upgrade`);
  await expect(page.getByText("服务器正在运行，须先关机。")).toBeVisible();
  await page.getByRole("link", { name: "回到服务页" }).click();
  await page.getByRole("button", { name: "显示系统密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByTestId("secret").first()).toHaveText(secret);

  // One snapshot, which stands in the way of others until it is gone.
  await press(page, { title: "生成快照", go: "生成快照", says: "快照已生成。" });
  await expect(page.getByText("快照生成于")).toBeVisible();
  await expectBlocked(page, "生成快照", "已有一份快照，须先删除。");
  await expectBlocked(page, "重装系统", "有快照时不能这样做，须先删除快照。");
  const restore = {
    title: "还原快照",
    go: "还原快照",
    loses: "生成快照之后的全部改动会丢失。",
    says: "已还原到快照。",
  };
  await risk(page, restore, name);
  await expect(controlRow(page, "还原快照").getByText("已还原到快照。")).toBeVisible({ timeout: 30_000 });
  await press(page, {
    title: "软重启",
    go: "重启服务器",
    stops: /^服务器上的网站和程序会中断/,
    says: "已通知系统重启。",
  });
  await press(page, {
    title: "修改管理平台密码",
    go: "修改平台密码",
    fill: (form) => form.getByRole("button", { name: "换一个" }).click(),
    says: "管理平台密码已修改。",
  });

  // Slow: it goes on while nobody looks.
  const off = controlRow(page, "软关机");
  await expect(async () => {
    // The restart may still be under way: the upstream refuses as long, and a person tries again.
    if ((await off.locator("form").count()) === 0) await off.getByRole("button", { name: "关闭服务器" }).click();
    await off.locator("form").getByRole("button", { name: "关闭服务器" }).click();
    await expect(off.getByRole("progressbar")).toBeVisible();
    await page.reload();
    await expect(off.getByText("服务器已关机。", { exact: false }).last()).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText("现在不能升级：有快照时不能这样做，须先删除快照。")).toBeVisible();
  const drop = {
    title: "删除快照",
    go: "删除快照",
    loses: "快照删除后无法找回，服务器本身不受影响。",
    says: "快照已删除。",
  };
  await risk(page, drop, name);
  await expect(page.getByText("快照已删除。").first()).toBeVisible();

  // More of it, then one more address, each for the days that are left.
  await page.getByRole("link", { name: "升级或增加 IP" }).click();
  await expect(page.getByRole("button", { name: "先选要升级的" })).toBeDisabled();
  await page.getByRole("textbox", { name: "硬盘" }).fill("70");
  await page.getByRole("textbox", { name: "硬盘" }).blur();
  await addToCartButton(page).click();
  await payCart(page);
  await page.goto(service);
  await expect(page.getByText(/1 GB，70 GB，1 Mbps/)).toBeVisible();
  const port = controlRow(page, "更换远程端口");
  await port.getByRole("button", { name: "更换端口" }).click();
  await expect(port.getByText(/^.*远程桌面端口已换为 \d+。$/)).toBeVisible();
  await page.goto(`${service}/upgrade`);
  await page.getByRole("radio", { name: "增加一个 IP" }).check();
  await addToCartButton(page).click();
  await payCart(page);
  await page.goto(service);
  await expect(page.getByText("附加 IP", { exact: true })).toBeVisible();
  await expectBlocked(page, "更换远程端口", "只有内网 IP 的服务器可以更换端口。");
  await press(page, {
    title: "修改系统密码",
    go: "修改系统密码",
    fill: (form) => form.getByRole("button", { name: "换一个" }).click(),
    says: "系统密码已修改。",
  });

  // Another system: what it costs is said, its name is typed, its end comes to a page that was left.
  const rebuild = {
    title: "重装系统",
    go: "重装系统",
    loses: "服务器上的全部文件、数据库和设置会丢失。",
    says: "系统已重装。",
  };
  await risk(page, rebuild, name, async () => {
    await controlRow(page, "重装系统").getByLabel("操作系统").selectOption({ label: "Debian 12 64 位" });
  });
  await expect(controlRow(page, "重装系统").getByRole("progressbar")).toBeVisible();
  await letMinutePass(id);
  await page.goto("/account/services");
  await page.getByRole("link", { name }).click();
  await expect(controlRow(page, "重装系统").getByText("系统已重装。")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Debian 12 64 位").first()).toBeVisible();
  await expect(page.getByText("更换远程端口")).toHaveCount(0);

  const plug = {
    title: "关闭电源",
    go: "断电",
    loses: "还没写进硬盘的数据会丢失，文件系统可能损坏。",
    says: "电源已关闭。",
  };
  // By keyboard, twice: at the second opening the form's code is there already.
  const plugOff = controlRow(page, "关闭电源");
  for (const _ of [1, 2]) {
    await plugOff.getByRole("button", { name: "断电" }).press("Enter");
    await expect(plugOff.getByRole("heading", { name: "关闭电源" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(plugOff.getByRole("button", { name: "断电" })).toBeFocused();
  }
  await risk(page, plug, name);
  await expect(page.getByText("电源已关闭。").first()).toBeVisible();
  await press(page, { title: "开机", go: "开机", says: "服务器已开机。" });
  await expectAccessible(page);

  await page.getByRole("link", { name: "续费", exact: true }).click();
  await page.getByRole("radio", { name: /^1 个月/ }).check();
  await addToCartButton(page).click();
  await payCart(page);
  await page.goto(service);
  await expect(page.getByText("已续费")).toBeVisible();
});

test("a dual-line server: opened though no callback comes, its ports, its domains with their filing", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await sandbox("settings", { callbacks: "lose" });
  const person = await buyer(page, 2_000_000);
  const own = await ownDomain(person);
  const config = {
    room: "2",
    cpu: 1,
    ramGb: 1,
    diskGb: 50,
    bandwidthMbps: 1,
    family: "linux",
    system: "Debian-12_64",
    password: "Leaf2026tea",
  };
  const id = await buyProduct(page, "cloud", config);
  await sandbox("settings", { callbacks: "send" });
  await page.goto(`/account/services/${id}`);
  for (const fact of [
    "电信 IP",
    "联通 IP",
    "远程桌面外部端口",
    "MySQL 外部端口",
    "FTP 被动模式内部端口",
    "备案验证码",
  ]) {
    await expect(page.getByText(fact, { exact: true })).toBeVisible();
  }
  await expect(page.getByText("更换远程端口")).toHaveCount(0);

  const bind = controlRow(page, "绑定域名");
  await bind.getByRole("button", { name: "绑定域名" }).click();
  const domain = bind.getByLabel("域名", { exact: true });
  await domain.fill(`free-icp-none-${word(6)}.com`);
  await bind.getByRole("button", { name: "绑定域名" }).click();
  await expect(bind.getByText("域名没有备案，不能绑定。")).toBeVisible();
  await domain.fill(own.name);
  await bind.getByRole("button", { name: "绑定域名" }).click();
  await agreeToRecords(page, "ichengyun.net");
  await expect(bind.getByText(`${own.name} 已绑定。`)).toBeVisible();
  await expect(bind.getByText("这些解析没有设上", { exact: false })).toHaveCount(0);
  const row = page.getByRole("table", { name: "已绑定的域名" }).getByRole("row").filter({ hasText: own.name });
  await row.getByRole("button", { name: "解除绑定" }).click();
  const sure = rowForm(page);
  await sure.getByLabel(`输入 ${own.name} 表示确认`).fill(own.name);
  await sure.getByRole("button", { name: "解除绑定" }).click();
  await expect(row).toHaveCount(0);
  await page.goto(`/account/services/${own.id}/records`);
  await expect(page.getByRole("row").filter({ hasText: "ichengyun.net" })).toBeVisible();
});
