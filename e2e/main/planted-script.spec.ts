import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { addPagePolicy } from "../../server/web/page-policy";

const PLANTED = [
  "<script>window.planted = 1</script>",
  '<script type="module">window.planted = 2</script>',
  '<script>self.__next_f.push([1,"x"]); window.planted = 3</script>',
  '<script>(self.__next_f=self.__next_f||[]).push([1,"planted"]); window.planted = 4</script>',
  '<img src="/none.png" onerror="window.planted = 5">',
  '<script type="text/javascript" data-type="application/ld+json">window.planted = 6</script>',
  '<script type="application/ld+json"></script><script>window.planted = 7</script>',
];

test("a script that got into a prerendered page does not run, and the page works", async ({
  page,
  request,
  baseURL,
}) => {
  const html = await (await request.get("/")).text();
  expect(html).toContain("</main>");
  /** Stands in for the web process: the home page with scripts planted in its midst, everything else from the shop. */
  const server = createServer((asked, response) => {
    if (asked.url === "/") {
      addPagePolicy(asked, response);
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(html.replace("</main>", `${PLANTED.join("")}</main>`));
      return;
    }
    fetch(`${baseURL}${asked.url}`, { headers: { cookie: asked.headers.cookie ?? "" } })
      .then(async (answer) => {
        response.setHeader("content-type", answer.headers.get("content-type") ?? "text/plain");
        response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const refused: string[] = [];
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) refused.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await expect.poll(() => page.evaluate(() => "next" in window)).toBe(true);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => (window as { planted?: number }).planted)).toBeUndefined();
    expect(refused.length).toBeGreaterThanOrEqual(PLANTED.length);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("data for search engines stands in the pages, as data and as nothing that runs", async ({ page, request }) => {
  const typesOf = async (path: string) => {
    const html = await (await request.get(path)).text();
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
    expect([path, blocks.length]).toEqual([path, 1]);
    const { "@graph": graph } = JSON.parse(blocks[0]?.[1] ?? "") as { "@graph": { "@type": string }[] };
    return graph.map((one) => one["@type"]);
  };
  expect(await typesOf("/")).toEqual(["Organization"]);
  expect(await typesOf("/prices")).toEqual(["BreadcrumbList"]);
  expect(await typesOf("/products/mail")).toEqual(["BreadcrumbList", "Product"]);
  await page.goto("/products/mail");
  const offers = await page.evaluate(() => {
    const { "@graph": graph } = JSON.parse(
      document.querySelector("script[type='application/ld+json']")?.textContent ?? "",
    );
    return graph[1].offers;
  });
  expect(offers).toMatchObject({ "@type": "AggregateOffer", priceCurrency: "CNY" });
  expect(offers.lowPrice).toMatch(/^\d+\.\d\d$/);
});

test("every public page runs its own scripts and the policy refuses none", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(`${page.url()} ${message.text()}`);
  });
  for (const path of [
    "/",
    "/prices",
    "/products",
    "/products/cloud",
    "/products/none",
    "/cart",
    "/terms",
    "/none/at/all",
  ]) {
    await page.goto(path);
    await expect.poll(() => page.evaluate(() => "next" in window)).toBe(true);
  }
  expect(refused).toEqual([]);
});
