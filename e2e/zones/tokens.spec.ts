import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, signIn } from "../factory";
import { ownDomain } from "./zone";

/** From the form of a token to programs that use it at the addresses that they have built in, and its end. */
test("a token for certificates is made, works at every interface, is named in the history, and dies", async ({
  page,
  baseURL,
}) => {
  const customer = await newCustomer();
  const { id, name: domain } = await ownDomain(customer);
  await signIn(page, customer);
  await page.goto("/account/tokens");
  await page.getByRole("main").getByRole("link", { name: "新建令牌" }).click();
  await page.getByRole("button", { name: "新建令牌" }).click();
  await expect(page.getByText("写一个名称，以后好认。").first()).toBeVisible();
  await page.getByLabel("名称").fill("证书机器");
  // Without any permission nothing is asked for: no password, and the sentence stands beside the permissions.
  await page.getByRole("radio", { name: /^自己选权限/ }).check();
  await page.getByRole("button", { name: "新建令牌" }).click();
  await expect(page.getByRole("group", { name: "权限" }).getByText("至少选一项权限。")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("radio", { name: /^签发证书/ }).check();
  await expect(page.getByRole("radio", { name: /^签发证书/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: domain })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "新建令牌" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(customer.password);
  await dialog.getByRole("textbox").press("Enter");
  const token = (await page.getByTestId("token").textContent()) ?? "";
  expect(token).toMatch(/^kq_[\w-]{43}$/);
  await expect(page.getByRole("region", { name: "acme.sh" })).toContainText(`export ACMEPROXY_PASSWORD='${token}'`);
  // Its long lines scroll in their box, and don't widen a phone's page.
  const wide = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize(wide);
  await expectAccessible(page);

  const basic = { authorization: `Basic ${Buffer.from(`x:${token}`).toString("base64")}` };
  const ask = async (path: string, headers: Record<string, string>, body?: object) => {
    const sent = body ? { method: "POST", body: JSON.stringify(body) } : {};
    const answer = await fetch(`${baseURL}${path}`, { headers, ...sent });
    return `${answer.status} ${await answer.text()}`;
  };
  const challenge = { fqdn: `_acme-challenge.${domain}.`, value: "a".repeat(43) };
  const txt = "b".repeat(43);
  const key = { "x-api-key": token };
  expect(await ask("/dns/httpreq/present", basic, challenge)).toBe(`200 ${JSON.stringify(challenge)}`);
  expect(await ask("/update", key, { subdomain: domain, txt })).toBe(`200 ${JSON.stringify({ txt })}`);
  expect(await ask("/dns/httpreq/cleanup", basic, challenge)).toContain("200");
  expect(await ask(`/nic/update?hostname=${domain}&myip=9.9.9.9`, basic)).toBe("200 !yours\n");
  expect(await ask("/api", key)).toBe('200 [{"url":"/api/v1","version":1}]');
  expect(await ask(`/api/v1/servers/localhost/zones/${domain}.`, key)).toContain(`"content":"\\"${txt}\\""`);
  const bearer = { authorization: `Bearer ${token}` };
  expect(await ask(`/api/v1/services/${id}/records`, bearer)).toContain(txt);
  expect(await ask("/api/v1/wallet", bearer)).toContain("403");

  await page.goto(`/account/services/${id}/records`);
  await expect(page.getByText("令牌“证书机器”").first()).toBeVisible();
  await page.goto("/account/tokens");
  const list = page.getByRole("list", { name: "令牌" });
  await expect(list).toContainText("只改签发证书用的 _acme-challenge 记录");
  await expectAccessible(page);
  await list.getByRole("button", { name: "撤销令牌“证书机器”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("还没有令牌。")).toBeVisible();
  // Each connection may reach another process.
  for (let round = 0; round < 4; round++)
    expect(await ask("/nic/update", { ...basic, connection: "close" })).toBe("401 badauth\n");
});
