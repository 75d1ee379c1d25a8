import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { GET as getTemplatePicture } from "@/app/api/v1/products/site/templates/[id]/picture/route";
import { TEMPLATE_KINDS } from "@/lib/product-lines/site/form";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { browseCases } from "./browse-cases";
import { browseTemplates } from "./browse-templates";
import { caseKinds } from "./contract";
import { fetchPicture, sourceOf } from "./fetch-picture";
import { forgetLists } from "./keep-list";
import { readCasePicture } from "./read-picture";
import { shrinkPicture } from "./shrink-picture";

let shop: ShopWorld;
const visitor = { kind: "visitor", ip: "" } as const;
const zh = { locale: "zh" } as const;

beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());
beforeEach(() => forgetLists());

const picture = (id: string, size = "small") =>
  getTemplatePicture(new Request(`http://localhost/api/v1/products/site/templates/${id}/picture?size=${size}`), {
    params: Promise.resolve({ id }),
  });

it("templates are found by kind, category, colour and price, a page at a time", async () => {
  const all = await browseTemplates(visitor, { kind: "desktop", page: 1 }, zh);
  expect(all).toMatchObject({ count: 72, page: 1, pages: 3 });
  expect(all.rows).toHaveLength(24);
  expect(await browseTemplates(visitor, { kind: "desktop", page: 99 }, zh)).toMatchObject({ page: 3 });
  const few = await browseTemplates(
    visitor,
    { kind: "mobile", category: "2", colour: "red", price: "premium", page: 1, template: "5015" },
    { locale: "en" },
  );
  expect(few.rows.map(({ id }) => id)).toEqual(["5015"]);
  expect(few.chosen).toMatchObject({
    name: "pets-5",
    categoryName: "Pets",
    editions: ["basic", "standard", "marketing"],
  });
  // What customers pay is not our cost, and the way to the order form names all that it chooses.
  expect(few.chosen?.priceFen).toBeGreaterThan(30_000n);
  expect(few.chosen?.orderHref).toBe("/products/site?edition=basic&versions=mobile&category=2&mobileTemplate=p5015");
  expect(await browseTemplates(visitor, { kind: "mobile", category: "nowhere", page: 1 }, zh)).toMatchObject({
    count: 0,
  });
});

it("cases are found by kind, category, its part, and colour", async () => {
  const all = await browseCases(visitor, { kind: "desktop", page: 1 }, zh);
  expect(all.count).toBeGreaterThan(10);
  expect(all.colours.map(({ label }) => label)).toContain("色彩缤纷");
  const food = await browseCases(
    visitor,
    { kind: "desktop", category: "2", subcategory: "7", page: 1 },
    { locale: "en" },
  );
  expect(food.count).toBeGreaterThan(0);
  expect(food.count).toBeLessThan(all.count);
  expect(food.subcategories).toEqual([{ value: "7", label: "Restaurants" }]);
  expect(food.rows.every(({ url }) => url?.startsWith("http://case-"))).toBe(true);
});

it("every choice that is offered finds something, of each kind", async () => {
  let tried = 0;
  for (const kind of TEMPLATE_KINDS) {
    for (const { value: category } of (await browseTemplates(visitor, { kind, page: 1 }, zh)).categories) {
      const { colours } = await browseTemplates(visitor, { kind, category, page: 1 }, zh);
      for (const colour of colours) {
        expect((await browseTemplates(visitor, { kind, category, colour, page: 1 }, zh)).count).toBeGreaterThan(0);
        tried += 1;
      }
    }
  }
  for (const kind of caseKinds) {
    for (const { value: category } of (await browseCases(visitor, { kind, page: 1 }, zh)).categories) {
      const { colours, count } = await browseCases(visitor, { kind, category, page: 1 }, zh);
      expect(count).toBeGreaterThan(0);
      for (const { value: colour } of colours) {
        expect((await browseCases(visitor, { kind, category, colour, page: 1 }, zh)).count).toBeGreaterThan(0);
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(TEMPLATE_KINDS.length + caseKinds.length);
});

it("lists are kept while the upstream is silent", async () => {
  await browseTemplates(visitor, { kind: "desktop", page: 1 }, zh);
  forgetLists();
  await shop.database.db.lineOptions.updateMany({ data: { fetchedAt: new Date(Date.now() - 7_200_000) } });
  await shop.fault({ kind: "dropBefore", endpoint: "sitestarpro.getTemplate", count: 8 });
  expect(await browseTemplates(visitor, { kind: "desktop", page: 1 }, zh)).toMatchObject({ count: 72 });
});

it("a picture is made smaller once, kept, and answered with a strict type", async () => {
  const first = await picture("3001");
  expect(first.status).toBe(200);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  const bytes = Buffer.from(await first.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 480, height: 360 });
  // What is answered the second time stands in the table.
  await shop.database.db.picture.updateMany({ data: { bytes: Buffer.from("kept") } });
  expect(await (await picture("3001")).text()).toBe("kept");
  const large = await sharp(Buffer.from(await (await picture("3001", "large")).arrayBuffer())).metadata();
  expect(large.height).toBeGreaterThan(360);
});

it("a template that is not there has no picture, and neither has one that can't be fetched", async () => {
  expect((await picture("999")).status).toBe(404);
  expect((await picture("x")).status).toBe(422);
  await expect(readCasePicture(visitor, { kind: "desktop", key: "0".repeat(24), size: "small" })).rejects.toThrow();
});

const host = "http://image.sitestar.cn";

it.each([
  ["another host", "http://example.com/a.jpg"],
  ["a host that only ends alike", "http://evil-image.sitestar.cn/a.jpg"],
  ["an address of this machine", "http://127.0.0.1/a.jpg"],
  ["another port", "http://image.sitestar.cn:8080/a.jpg"],
  ["a user", "http://me:secret@image.sitestar.cn/a.jpg"],
  ["a file", "file:///etc/passwd"],
  ["no address", "picture"],
])("%s is not asked for a picture", (_what, address) => {
  expect(() => sourceOf(address)).toThrow("picture refused");
});

it.each([
  ["a redirect", "moved.png"],
  ["a page", "page.png"],
  ["nothing", "missing.png"],
])("%s is no picture", async (_what, path) => {
  await expect(fetchPicture(`${host}/${path}`)).rejects.toThrow("picture refused");
});

it("what only calls itself a picture is refused when it is read", async () => {
  const bytes = await fetchPicture(`${host}/disguised.jpg`);
  await expect(shrinkPicture(bytes, "small")).rejects.toThrow("picture refused");
  await expect(shrinkPicture(Buffer.from("no picture"), "small")).rejects.toThrow("picture refused");
});
