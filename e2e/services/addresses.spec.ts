import { expect, test } from "@playwright/test";
import { newCustomer, signIn } from "../factory";
import { ownDomain } from "../zones/zone";

/** They stand in mails, bookmarks and calendars. */
test("the addresses that domains had lead to where their pages are now, for good", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const { id, name } = await ownDomain(customer);
  for (const [old, now] of [
    ["/account/domains", "/account/services?productLine=domain"],
    ["/account/domains?q=free", "/account/services?productLine=domain&q=free"],
    [`/account/domains/${id}`, `/account/services/${id}`],
    [`/account/domains/${id}/records`, `/account/services/${id}/records`],
    [`/account/domains/${id}/name-servers`, `/account/services/${id}/name-servers`],
    [`/account/domains/${id}/renew`, `/account/services/${id}/renew`],
  ] as const) {
    const answer = await page.request.get(old, { maxRedirects: 0 });
    const { pathname, searchParams } = new URL(answer.headers().location ?? "", "http://shop");
    const wanted = new URL(now, "http://shop");
    expect([old, answer.status(), pathname]).toEqual([old, 308, wanted.pathname]);
    expect(Object.fromEntries(searchParams)).toEqual(Object.fromEntries(wanted.searchParams));
  }
  await page.goto(`/account/domains/${id}#auto-renew`);
  await expect(page).toHaveURL(new RegExp(`/account/services/${id}#auto-renew$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("a list of one line, its services and the list of all are told apart in the navigation", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const { id, name } = await ownDomain(customer);
  const current = page.getByRole("banner").locator("a[aria-current=page]:visible");
  await page.goto("/account/services");
  await expect(current).toHaveText("我的服务");
  await page.getByLabel("产品").selectOption({ label: "域名" });
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("我的域名");
  await expect(current).toHaveText("我的域名");
  await page.getByRole("link", { name }).click();
  await expect(page).toHaveURL(new RegExp(`/account/services/${id}$`));
  await expect(current).toHaveText("我的域名");
  await page.getByRole("link", { name: "我的服务" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("我的服务");
  await expect(current).toHaveText("我的服务");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const unscripted = await plain.newPage();
  for (const path of ["/account/services?productLine=domain", `/account/services/${id}/renew`]) {
    await unscripted.goto(path);
    await expect(unscripted.getByRole("banner").locator("a[aria-current=page]:visible")).toHaveText("我的域名");
  }
  await plain.close();
  await page.goto("/account/services?productLine=domain&state=expiring");
  await expect(page.getByLabel("状态")).toHaveValue("expiring");
});
