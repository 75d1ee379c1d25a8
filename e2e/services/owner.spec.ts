import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { expectNamesOfTheirOwn } from "../controls";
import { newCustomer, query, signIn } from "../factory";
import { giveAgain } from "../give-again";
import { newRegistrant } from "../shop/registrant";
import { ownDomain } from "../zones/zone";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

test("a domain is handed to another certified registrant after its name and the password were typed", async ({
  page,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const domain = await ownDomain(customer);
  await page.goto(`/account/services/${domain.id}`);
  const section = page.getByRole("region", { name: "过户" });
  await expect(section.getByText("没有另一个已实名的注册人可以过户。")).toBeVisible();
  await expectNamesOfTheirOwn(page);
  const [certified] = [await newRegistrant(page, "单良"), await newRegistrant(page, "单未审")];
  await query(
    `INSERT INTO real_name_reviews (id, customer_id, registrant_id, state, consent_at, consent_text)
     VALUES (gen_random_uuid(), $1, $2, 'pass', now(), 'ok')`,
    [customer.id, certified],
  );
  await page.reload();
  await expect(section.getByRole("option", { name: "单未审（还没有通过实名审核）" })).toBeDisabled();
  await section.getByLabel("过户给").selectOption({ label: "单良" });
  await section.getByRole("button", { name: "过户" }).click();
  const dialog = page.getByRole("dialog", { name: domain.name });
  await expect(dialog.getByRole("button", { name: "过户" })).toBeDisabled();
  await expectAccessible(page);
  await sandbox.fault({ kind: "code", endpoint: "domains.domainguohu", name: domain.name, code: "11725" });
  await dialog.getByRole("textbox").fill(domain.name);
  await dialog.getByRole("button", { name: "过户" }).click();
  await giveAgain(page, customer);
  await expect(dialog.getByText("服务商不让用这个注册人，没有过户。请另选一个。")).toBeVisible();
  await dialog.getByRole("button", { name: "过户" }).click();
  await expect(page.getByText("已过户给单良。")).toBeVisible();
  await expect(page.getByText("登记在单良名下")).toBeVisible();
  const history = page.getByRole("list", { name: "记录" });
  await expect(history.getByText("过户")).toHaveCount(2);
  const [row] = await query<{ contact: string }>("SELECT upstream_id AS contact FROM registrants WHERE id = $1", [
    certified,
  ]);
  const held = (await sandbox.world()).domains.find(({ name }) => name === domain.name);
  expect(held?.contactId).toBe(row?.contact);
});
