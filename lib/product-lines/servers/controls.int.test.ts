import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { carryOut } from "@/lib/controls/carry-out";
import { startControl } from "@/lib/controls/start-control";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { storeReading } from "@/lib/services/store-reading";
import { upstream } from "@/lib/upstream/client";
import { aliyunLine } from "../aliyun/line";
import { baiduLine } from "../baidu/line";
import type { ControlSubject } from "../control";
import type { Config } from "../form";
import { aliyunOrder, baiduOrder } from "./testing/server-orders";

let shop: ShopWorld;
let buyer: Buyer;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  shop = await startShopWorld({ settings: { serverOpenMs: 0, serverWorkMs: 0, serverLongWorkMs: 0 } });
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.settings({ serverWorkMs: 0, serverLongWorkMs: 0 });
  buyer = await shop.customer();
});

describe.each([
  ["bcc", baiduLine, baiduOrder],
  ["ali", aliyunLine, aliyunOrder],
] as const)("a server of %s", (chapter, line, order) => {
  async function ownServer() {
    const { itemId } = await buyer.buy("", order);
    expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
    const { serviceId } = await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
    return serviceId ?? "";
  }
  const read = (id: string) => shop.database.db.service.findUniqueOrThrow({ where: { id } });
  const serverOf = (name: string) => shop.sandbox.world.servers.get(name);
  const controlOf = (id: string) => {
    const control = line.controls.find((one) => one.id === id);
    if (!control) throw new Error(`no control ${id}`);
    return control;
  };
  const subjectOf = async (id: string): Promise<ControlSubject> => {
    const { name, displayName, config, snapshot, reason, expiresAt } = await read(id);
    return {
      ...{ name, displayName, reason, expiresAt, gift: false },
      config: config as Config,
      snapshot: snapshot as ControlSubject["snapshot"],
    };
  };
  const rowsOf = async (id: string) => {
    const rows = await line.panels[0]?.read(upstream().call, await subjectOf(id));
    return rows?.kind === "ok" ? rows.value : [];
  };
  const blockedOn = async (id: string, at = -1) => {
    const subject = await subjectOf(id);
    const row = (await rowsOf(id)).at(at) ?? null;
    const perRow = line.controls.filter((control) => control.perRow);
    return Object.fromEntries(perRow.map((control) => [control.id, control.blocked?.(subject, row) ?? null]));
  };
  /** As its customer starts it, with the password given lately and the name typed. */
  async function press(id: string, control: string, input: Config = {}, row?: string) {
    const { displayName } = await read(id);
    const actor = { ...buyer.actor, reauthAt: new Date() };
    const { run, link } = await startControl(actor, { id, control, input, confirm: displayName, row });
    if (controlOf(control).slow) await carryOut(run.id);
    const { state, result } = await shop.database.db.controlRun.findUniqueOrThrow({ where: { id: run.id } });
    return { state, result, link };
  }

  /** As when what the runs began has ended. */
  const endRuns = (serviceId: string) =>
    shop.database.db.controlRun.updateMany({
      where: { serviceId, finishedAt: null },
      data: { finishedAt: new Date() },
    });

  it("is switched off and on, and says so", async () => {
    const id = await ownServer();
    expect(await press(id, "shutDown")).toMatchObject({ state: "done" });
    const off = await subjectOf(id);
    expect(line.statusOf?.(off.config)).toBe("stopped");
    expect(["restart", "shutDown", "openConsole", "start"].map((one) => controlOf(one).blocked?.(off, null))).toEqual([
      ...["not_running", "already_off", "not_running"],
      null,
    ]);
    expect(await press(id, "start")).toMatchObject({ state: "done" });
    expect(line.statusOf?.((await subjectOf(id)).config)).toBeNull();
    expect(await press(id, "restart")).toMatchObject({ state: "done" });
    expect(await press(id, "openConsole")).toMatchObject({ state: "done", link: expect.stringMatching(/^https:/) });
  });

  it("is not said to be off any more once an answer was lost", async () => {
    const id = await ownServer();
    await press(id, "shutDown");
    await shop.fault({ kind: "dropAfter", endpoint: `${chapter}.Startingup`, count: 1 });
    expect(await press(id, "start")).toMatchObject({ state: "unknown" });
    const lost = await subjectOf(id);
    expect(lost.config.power).toBe("unknown");
    expect(line.statusOf?.(lost.config)).toBeNull();
    expect(controlOf("restart").blocked?.(lost, null)).toBeNull();
  });

  it("keeps one backup for each disk, which the shop remembers, and no claim that it doesn't know", async () => {
    const id = await ownServer();
    const disk = (await rowsOf(id)).at(-1)?.key ?? "";
    expect(await blockedOn(id)).toEqual({
      ...{ backUp: null, restoreBackup: "no_backup", deleteBackup: "no_backup" },
      ...{ mountDisk: "already_mounted", unmountDisk: null },
    });
    expect(await press(id, "backUp", {}, disk)).toMatchObject({ state: "done", result: { params: { disk } } });
    expect((await rowsOf(id)).at(-1)?.cells.backup).toMatch(/^\d{4}-\d\d-\d\d/);
    expect(await blockedOn(id)).toMatchObject({ backUp: "backup_exists", restoreBackup: null, deleteBackup: null });
    expect(await press(id, "restoreBackup", {}, disk)).toMatchObject({ state: "done" });
    expect(await press(id, "deleteBackup", {}, disk)).toMatchObject({ state: "done" });
    expect(await blockedOn(id)).toMatchObject({ backUp: null, restoreBackup: "no_backup" });
    await shop.fault({ kind: "dropAfter", endpoint: `${chapter}.Backups`, count: 1 });
    expect(await press(id, "backUp", {}, disk)).toMatchObject({ state: "unknown" });
    expect(await blockedOn(id)).toMatchObject({ backUp: null, restoreBackup: null, deleteBackup: null });
  });

  it("mounts data disks, never the one with the system", async () => {
    const id = await ownServer();
    const [system, ...data] = await rowsOf(id);
    expect(system?.cells.use).toBe("system");
    expect(data).toHaveLength(order.config.dataDisks);
    expect(await blockedOn(id, 0)).toMatchObject({
      mountDisk: "system_disk",
      unmountDisk: "system_disk",
      backUp: null,
    });
    const disk = data.at(-1)?.key ?? "";
    expect(await press(id, "unmountDisk", {}, disk)).toMatchObject({ state: "done" });
    expect(await blockedOn(id)).toMatchObject({ mountDisk: null, unmountDisk: "not_mounted", backUp: "not_mounted" });
    expect(await press(id, "mountDisk", {}, disk)).toMatchObject({ state: "done" });
    expect((await rowsOf(id)).at(-1)?.cells.mounted).toBe("yes");
  });

  it("gets another system and another password, and ends when the details can show them", async () => {
    const id = await ownServer();
    const { name } = await read(id);
    const rebuild = controlOf("rebuild");
    const options = await rebuild.readOptions?.(upstream().call, await subjectOf(id));
    const [field] = rebuild.fields?.(await subjectOf(id), options, null, {}) ?? [];
    expect(field?.kind === "choice" && field).toMatchObject({ initial: "m-OmBEAOmD" });
    const input = { system: "m-UbUnTu22" };
    expect(await press(id, "rebuild", input)).toMatchObject({ state: "settling" });
    expect(serverOf(name)?.work?.change ?? serverOf(name)).toMatchObject({ systemId: input.system });
    const reading = await line.read(upstream().call, name, name);
    expect(rebuild.settled?.(reading, new Date(), input)).toBe("running");
    expect(rebuild.settled?.(reading, new Date(Date.now() - 90_000), input)).toBe("done");
    expect(rebuild.settled?.(reading, new Date(Date.now() - 90_000), { system: "m-DeBiAn12" })).toBe("running");
    await endRuns(id);
    expect(await press(id, "setPassword", { password: "Other56789!" })).toMatchObject({ state: "settling" });
    expect((await line.read(upstream().call, name, name)).password).toBe("Other56789!");
  });

  it("is not changed by a second control while a slow one is under way, whichever of the two is the slow one", async () => {
    const id = await ownServer();
    const disk = (await rowsOf(id)).at(-1)?.key ?? "";
    await press(id, "backUp", {}, disk);
    const rebuilds = () => press(id, "rebuild", { system: "m-UbUnTu22" });
    expect(await rebuilds()).toMatchObject({ state: "settling" });
    const busy = { code: "controls.other_under_way", status: 409, params: { control: "重装系统" } };
    await expect(press(id, "restoreBackup", {}, disk)).rejects.toMatchObject(busy);
    await expect(press(id, "restart")).rejects.toMatchObject(busy);
    await expect(press(id, "setPassword", { password: "Other56789!" })).rejects.toMatchObject(busy);
    await expect(rebuilds()).rejects.toMatchObject({ code: "controls.busy", status: 409 });
    // It neither loses nor stops anything.
    expect(await press(id, "openConsole")).toMatchObject({ state: "done" });
    await endRuns(id);
    expect(await press(id, "restoreBackup", {}, disk)).toMatchObject({ state: "done" });
    // The quick one first: its outcome is still to come.
    await shop.database.db.controlRun.updateMany({
      where: { serviceId: id, control: "restoreBackup" },
      data: { finishedAt: null },
    });
    await expect(rebuilds()).rejects.toMatchObject({ code: "controls.other_under_way" });
  });

  it("takes one of two slow controls that are started in the same moment", async () => {
    const id = await ownServer();
    const { displayName: confirm } = await read(id);
    const actor = { ...buyer.actor, reauthAt: new Date() };
    const start = (control: string, input: Config) => startControl(actor, { id, control, input, confirm });
    const both = await Promise.allSettled([
      start("rebuild", { system: "m-UbUnTu22" }),
      start("setPassword", { password: "Other56789!" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await shop.database.db.controlRun.count({ where: { serviceId: id } })).toBe(1);
  });

  it("tells by a refusal in words that nobody knows, and blocks what a held or expired server can't do", async () => {
    const id = await ownServer();
    shop.settings({ serverWorkMs: 60_000 });
    await press(id, "restart");
    expect(await press(id, "shutDown")).toMatchObject({ state: "unknown", result: { reason: "text_only" } });
    const { name } = await read(id);
    const hold = async (change: object) => {
      const server = serverOf(name);
      if (!server) throw new Error(name);
      shop.sandbox.world.transact(() => shop.sandbox.world.servers.put(name, { ...server, ...change }));
      await storeReading(shop.database.db, id, await line.read(upstream().call, name, name));
      const subject = await subjectOf(id);
      return [(await read(id)).state, subject.reason, controlOf("start").blocked?.(subject, null)];
    };
    expect(await hold({ held: "5" })).toEqual(["suspended", "stopped_by_admin", "stopped_by_admin"]);
    expect(await hold({ held: "2" })).toEqual(["suspended", "paused", "paused"]);
    expect(await hold({ held: "", expiresAtMs: Date.now() - DAY_MS })).toEqual(["expired", "expired", "paused"]);
    expect(await hold({ held: "", expiresAtMs: Date.now() - 20 * DAY_MS })).toEqual(["expired", "expired", "paused"]);
    expect(await line.read(upstream().call, name, name)).toMatchObject({ state: "absent" });
    expect(await line.read(upstream().call, "x123456", "x123456")).toMatchObject({ state: "unclear" });
  });
});
