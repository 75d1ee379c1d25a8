import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { agreeToRecords, controlRow } from "../controls";
import { addToCartButton, buyer, forgetOptions, payCart } from "../product";
import { ownDomain, sandbox } from "../zones/zone";

const control = new SandboxControl(process.env.SANDBOX_URL ?? "");

test.use({ actionTimeout: 20_000 });

test("DDoS protection: a model is ordered, its page says how to connect, a domain is pointed at it", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await sandbox("remit", { yuan: "100000.00" });
  const person = await buyer(page);
  const zone = await ownDomain(person);
  await forgetOptions("ddos");

  await page.goto("/products/ddos");
  const add = addToCartButton(page);
  // What costs least is chosen first.
  await expect(page.getByRole("radio", { name: /^云 CDN 防护\s?服务器不用动/ })).toBeChecked();
  await page.getByRole("radio", { name: /^高防服务器\s?租一台/ }).check();
  await expect(page.getByRole("radio", { name: /^高防服务器 200G，电信，江苏徐州，50 Mbps/ })).toBeVisible();
  await page.getByRole("radio", { name: /^云 CDN 防护\s?服务器不用动/ }).check();
  await expect(page.getByRole("radio", { name: /^云 CDN 防护 50G，BGP，全国/ })).toBeChecked();
  await page.getByRole("radio", { name: /^1 个月/ }).check();
  await expect(add).toBeEnabled();
  await expectAccessible(page);
  await add.click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  // There is no renewal, so none is offered; the guide says what to do in its place.
  await expect(page.getByRole("link", { name: "续费", exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "怎样接入" })).toBeVisible();
  const { name } = (await control.world()).ddosOrders.at(-1) ?? { name: "" };
  await expect(page.getByRole("button", { name: "复制产品编号" })).toBeVisible();
  // Nor is there an upgrade, now or later.
  const service = page.url();
  await page.goto(`${service}/upgrade`);
  await expect(page.getByText("这项服务不能升级")).toBeVisible();
  await page.getByRole("link", { name: "回到服务" }).click();
  await expect(page).toHaveURL(service);
  const pointing = controlRow(page, "把域名指到防护地址");
  await pointing.getByRole("button", { name: "设置解析" }).click();
  await pointing.getByLabel("要防护的域名", { exact: true }).fill(`www.${zone.name}`);
  await pointing.getByLabel("防护地址", { exact: true }).fill("http://x");
  await pointing.getByRole("button", { name: "设置解析" }).click();
  await expect(pointing.getByTestId("field-error")).toBeVisible();
  await pointing.getByLabel("防护地址", { exact: true }).fill("192.168.1.10");
  await pointing.getByRole("button", { name: "设置解析" }).click();
  await expect(pointing.getByTestId("field-error")).toHaveText(/^192\.168\.1\.10 是内网或保留地址/);
  await pointing.getByLabel("防护地址", { exact: true }).fill("203.0.113.50");
  await pointing.getByRole("button", { name: "设置解析" }).click();
  await agreeToRecords(page, "203.0.113.50");
  await expect(page.getByText(`www.${zone.name} 已指到 203.0.113.50。`).first()).toBeVisible();
  expect((await control.world()).records.filter((row) => row.domain === zone.name)).toEqual([
    expect.objectContaining({ item: "www", type: "A", value: "203.0.113.50" }),
  ]);
  await expectAccessible(page);

  // Stopped by the upstream: the page says so, and the control that would be useless is blocked.
  await control.product({ name, held: "5" });
  await page.getByRole("button", { name: "刷新", exact: true }).click();
  await expect(page.getByText("已停用", { exact: true }).first()).toBeVisible();
});
