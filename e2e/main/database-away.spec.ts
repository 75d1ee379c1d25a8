import { expect, test } from "@playwright/test";
import { freePort } from "../../lib/db/embedded";
import { sandboxEnv } from "../../sandbox/http/credentials";
import { keptSecrets, startPart, waitFor } from "../../server/processes/shop-processes";
import { newCustomer, signIn } from "../factory";

test("without its database the shop says so with 503, to people and to programs", async ({ page }) => {
  // A second web process starts beside the shop.
  test.setTimeout(120_000);
  await signIn(page, await newCustomer());
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  // The same build and the same secrets, and a database that nobody answers for.
  const web = startPart(
    "web",
    ["server/web.ts"],
    {
      ...process.env,
      ...keptSecrets(".test/shop"),
      ...sandboxEnv("http://127.0.0.1:9"),
      DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none",
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: url,
      WEB_PROCESSES: "1",
      LOG_LEVEL: "silent",
    },
    { quiet: true },
  );
  try {
    await waitFor(`${url}/robots.txt`, web);
    for (const path of ["/account/orders", "/account/wallet", "/checkout"]) {
      const answer = await fetch(`${url}${path}`, { headers: { cookie, "accept-language": "zh-CN" } });
      expect([path, answer.status, answer.headers.get("retry-after")]).toEqual([path, 503, "10"]);
      expect(await answer.text()).toContain("商店暂时无法连接数据库，请稍后再试。");
    }
    const answer = await fetch(`${url}/api/v1/orders`, { headers: { cookie, "accept-language": "en" } });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(await answer.json()).toMatchObject({ code: "database_away", status: 503 });
    // What needs no database is there.
    expect((await fetch(`${url}/`)).status).toBe(200);
  } finally {
    await web.stop(5_000);
  }
});
