import { expect, type Page, test } from "@playwright/test";
import { newCustomer, signIn } from "../factory";
import { ownDomain } from "./zone";

interface Found {
  id: string;
  host: string;
  type: string;
}

/** Saves edits as the editor does, of the records as they are now. */
async function save(
  page: Page,
  serviceId: string,
  editsOf: (idOf: (host: string, type: string) => string) => object[],
) {
  const path = `/api/v1/services/${serviceId}/records`;
  const zone: { version: string; records: Found[] } = await page.evaluate(
    async (url) => (await fetch(url)).json(),
    path,
  );
  const idOf = (host: string, type: string) =>
    zone.records.find((record) => record.host === host && record.type === type)?.id ?? "";
  const body = { edits: editsOf(idOf), baseVersion: zone.version };
  const status = await page.evaluate(
    async ([url, sent]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(`${url}/changes`, { method: "POST", headers, body: JSON.stringify(sent) })).status;
    },
    [path, body] as const,
  );
  expect(status).toBe(200);
}

const rec = (host: string, type: string, value: string, priority: number | null = null) => ({
  ...{ host, type, value, priority, ttlSeconds: 600 },
});

test("records are seen live, and what a change took is brought back from a restore point", async ({ page }) => {
  const person = await newCustomer();
  const { id } = await ownDomain(person);
  await signIn(page, person);
  await page.goto(`/account/services/${id}/records`);
  await save(page, id, () => [
    { op: "add", record: rec("www", "A", "8.8.8.8") },
    { op: "add", record: rec("@", "MX", "mx.example.com.", 5) },
  ]);

  await page.getByRole("link", { name: "查看是否已生效" }).click();
  await page.getByRole("button", { name: "现在查" }).click();
  await expect(page.getByText("已经生效：所有回答都和这里一样").first()).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "ns1.ezdnscenter.com" }).last()).toContainText(
    "和这里一样",
  );

  await page.goto(`/account/services/${id}/records/restore-points`);
  await page.getByRole("button", { name: "留下现在的记录" }).click();
  await expect(page.getByTestId("field-error")).toBeVisible();
  await page.getByLabel("恢复点的名字").fill("换邮箱之前");
  await page.getByRole("button", { name: "留下现在的记录" }).click();
  const kept = page.getByRole("button", { name: /^比较和恢复 换邮箱之前/ });
  await expect(kept).toBeVisible();
  await save(page, id, (idOf) => [
    { op: "change", id: idOf("www", "A"), record: rec("www", "A", "9.9.9.9") },
    { op: "delete", id: idOf("@", "MX") },
    { op: "add", record: rec("shop", "A", "8.8.4.4") },
  ]);
  await page.reload();
  await kept.click();
  const dialog = page.getByRole("dialog", { name: "恢复点：换邮箱之前" });
  await expect(dialog.getByRole("checkbox")).toHaveCount(3);
  await expect(dialog.getByRole("button", { name: "全部恢复" })).toBeEnabled();
  await dialog.getByRole("checkbox", { name: "www A" }).uncheck();
  await dialog.getByRole("button", { name: "恢复选中的 2 项" }).click();
  await expect(page.getByText("记录已恢复")).toBeVisible();
  await expect(dialog).toBeHidden();

  await page.goto(`/account/services/${id}/records`);
  await expect(page.getByRole("row").filter({ hasText: "9.9.9.9" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "5 mx.example.com." })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "8.8.4.4" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^恢复：/ })).toBeVisible();

  await page.getByRole("link", { name: "概览" }).click();
  const health = page.getByRole("region", { name: "解析检查" });
  await expect(health).toContainText("没有 SPF，邮件容易进垃圾箱");
  await health.getByRole("link", { name: "去添加" }).first().click();
  await expect(page).toHaveURL(new RegExp(`/account/services/${id}/records$`));
});
