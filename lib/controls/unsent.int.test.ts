import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { FormField } from "@/lib/product-lines/form";
import { notFoundPage } from "@/lib/product-lines/hosting/controls/not-found-page";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { packFolder } from "../product-lines/hosting/controls/files";
import { followRun } from "./follow-run";
import { listRuns } from "./list-runs";
import { startControl } from "./start-control";
import { importHost } from "./testing/import-host";

/** What happens to a control when a form accepts a value that our own client refuses to send. */
let shop: ShopWorld;
let owner: Buyer;
let id: string;

beforeAll(async () => {
  shop = await startShopWorld();
  ({ owner, id } = await importHost(shop, "unsenthost"));
}, 120_000);
afterAll(() => shop.close());
afterEach(() => vi.restoreAllMocks());

const start = (control: string, input = {}) => startControl(owner.actor, { id, control, input });
const latest = () =>
  shop.database.db.controlRun.findFirstOrThrow({ where: { serviceId: id }, orderBy: { id: "desc" } });
const anyText = (field: string): FormField => ({ id: field, kind: "text", maxLength: 200 });
const NOT_SENT = { state: "failed", result: { reason: "unsent" }, inputEnc: null, finishedAt: expect.any(Date) };

it("a quick control answers beside the field at once, and the service takes the next one", async () => {
  vi.spyOn(log, "error").mockReturnValue(undefined);
  vi.spyOn(notFoundPage, "fields").mockReturnValue([anyText("notFoundPath")]);
  await expect(start("notFoundPage", { notFoundPath: "a..b.html" })).rejects.toMatchObject({
    status: 422,
    code: "input.invalid",
    fields: { "input.notFoundPath": { code: "upstream.host_not_found_page" } },
  });
  expect(await latest()).toMatchObject(NOT_SENT);
  expect(log.error).toHaveBeenCalledTimes(1);
  const event = await shop.database.db.serviceEvent.findFirst({ where: { serviceId: id }, orderBy: { id: "desc" } });
  expect(event).toMatchObject({ kind: "control.notFoundPage", outcome: "failed" });
  expect((await start("notFoundPage", { notFoundPath: "a.html" })).run.state).toBe("done");
});

it("a refusal that is about no field of the form is an error of the whole form", async () => {
  vi.spyOn(log, "error").mockReturnValue(undefined);
  const refused = new AppError("upstream.input", 422, { fields: { name: { code: "upstream.host_name" } } });
  vi.spyOn(notFoundPage, "run").mockRejectedValue(refused);
  await expect(start("notFoundPage", { notFoundPath: "b.html" })).rejects.toMatchObject({
    status: 422,
    code: "controls.not_sent",
    fields: {},
  });
  expect(await latest()).toMatchObject(NOT_SENT);
});

it("a slow control answers beside the field as well, while its form is still open, and begins no run", async () => {
  vi.spyOn(packFolder, "fields").mockReturnValue([anyText("folder"), anyText("packInto")]);
  const before = await latest();
  await expect(start("packFolder", { folder: "a", packInto: "b//c.zip" })).rejects.toMatchObject({
    status: 422,
    code: "input.invalid",
    fields: { "input.packInto": { code: expect.stringMatching(/^upstream\./) } },
  });
  expect(await latest()).toEqual(before);
});

it("a control that the worker carries out fails, and is not left with an unknown outcome", async () => {
  vi.spyOn(log, "error").mockReturnValue(undefined);
  const { run } = await start("packFolder", { folder: "a", packInto: "c.zip" });
  expect(run.state).toBe("queued");
  const refused = new AppError("upstream.input", 422, { fields: { folder: { code: "upstream.comma" } } });
  vi.spyOn(packFolder, "run").mockRejectedValue(refused);
  await followRun(run.id);
  expect(await latest()).toMatchObject(NOT_SENT);
  const { rows } = await listRuns(owner.actor, { id });
  expect(rows[0]).toMatchObject({ id: run.id, state: "failed", reason: "unsent" });
});

it("a control that waits while its service ends is not sent: its name may belong to another customer's product by then", async () => {
  const ended = await importHost(shop, "endedhost");
  const { run } = await startControl(ended.owner.actor, {
    ...{ id: ended.id, control: "packFolder", input: { folder: "wwwroot", packInto: "c.zip" } },
  });
  expect(run.state).toBe("queued");
  await shop.database.db.service.update({ where: { id: ended.id }, data: { state: "ended", endedAt: new Date() } });
  const before = shop.sandbox.calls.list({ limit: 1000 }).length;
  await followRun(run.id);
  expect(shop.sandbox.calls.list({ limit: 1000 }).length).toBe(before);
  expect(await shop.database.db.controlRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    ...{ state: "failed", result: { reason: "service_ended" }, inputEnc: null, finishedAt: expect.any(Date) },
  });
});

it("a control whose end is waited for ends as unknown when its service ends: nobody asks for the product of that name", async () => {
  const ended = await importHost(shop, "endinghost");
  const { run } = await startControl(ended.owner.actor, {
    ...{ id: ended.id, control: "packFolder", input: { folder: "wwwroot", packInto: "c.zip" } },
  });
  const began = { state: "settling" as const, startedAt: new Date(), seenAt: new Date() };
  await shop.database.db.controlRun.update({ where: { id: run.id }, data: began });
  await shop.database.db.service.update({ where: { id: ended.id }, data: { state: "ended", endedAt: new Date() } });
  const before = shop.sandbox.calls.list({ limit: 1000 }).length;
  await followRun(run.id);
  expect(shop.sandbox.calls.list({ limit: 1000 }).length).toBe(before);
  expect(await shop.database.db.controlRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    ...{ state: "unknown", result: { reason: "service_ended" }, finishedAt: expect.any(Date) },
  });
});
