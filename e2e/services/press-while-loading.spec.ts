import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { newCustomer, query, signIn } from "../factory";

test("a press counts although a list above the button arrives between press and release", async ({ page }) => {
  const owner = await newCustomer();
  const id = randomUUID();
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, expires_at, updated_at)
     VALUES ($1, $2, 'mail', $3, $3, 'active', '{"kind":"cheng","edition":"standard","mailboxes":1}', now() + interval '1 year', now())`,
    [id, owner.id, `press${id.slice(0, 8)}.com`],
  );
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/panels/**", async (route) => {
    await arrived;
    await route.fulfill({ json: { rows: [] } });
  });
  await signIn(page, owner);
  await page.goto(`/account/services/${id}`);
  const button = page.getByRole("button", { name: "增加邮箱" });
  await button.hover();
  const top = async () => (await button.boundingBox())?.y;
  await page.mouse.down();
  const pressed = await top();
  const answer = page.waitForResponse("**/panels/**");
  arrive();
  await answer;
  // As long as a person's press lasts.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
  expect(await top()).toBe(pressed);
  await page.mouse.up();
  await expect(page.getByLabel("邮箱名")).toBeVisible();
});
