import { afterAll, beforeAll, expect, it } from "vitest";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { openForm } from "./open-form";
import { readSheet } from "./read-sheet";
import { startControl } from "./start-control";
import { importHost } from "./testing/import-host";

let shop: ShopWorld;
let owner: Buyer;
let id: string;

beforeAll(async () => {
  shop = await startShopWorld();
  ({ owner, id } = await importHost(shop, "setthost"));
}, 120_000);
afterAll(() => shop.close());

const start = (control: string, input = {}) => startControl(owner.actor, { id, control, input });
const form = () => openForm(owner.actor, { id, control: "notFoundPage", draft: {} });

it("a form opens with the setting as it is now, and a run that would change nothing is refused", async () => {
  // Nobody knows how a host was set before it came to the shop, so anything may be saved.
  expect(await form()).toMatchObject({ setting: null });
  const page = { notFoundPath: "errors/404.html" };
  expect((await start("notFoundPage", page)).run.state).toBe("done");
  expect(await form()).toMatchObject({ setting: page, fields: [{ id: "notFoundPath", initial: "errors/404.html" }] });
  await expect(start("notFoundPage", page)).rejects.toMatchObject({ code: "controls.unchanged", status: 409 });
  expect((await start("notFoundPage", { notFoundPath: "" })).run.state).toBe("done");
  expect(await shop.database.db.controlRun.count({ where: { serviceId: id } })).toBe(2);
});

it("a website is paused and resumed by controls of their own, and the service shows that it is paused", async () => {
  const seen = async () => {
    const { reason, controls } = await readSheet(owner.actor, { id });
    const blocked = (control: string) => controls.find((one) => one.id === control)?.blocked;
    return [reason, blocked("pauseWebsite"), blocked("resumeWebsite")];
  };
  expect(await seen()).toEqual(["running", null, "web_running"]);
  await start("pauseWebsite");
  expect(await seen()).toEqual(["paused", "web_paused_already", null]);
  await expect(start("pauseWebsite")).rejects.toMatchObject({ code: "controls.blocked", status: 409 });
  await start("resumeWebsite");
  expect(await seen()).toEqual(["running", null, "web_running"]);
});
