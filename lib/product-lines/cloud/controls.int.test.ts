import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { carryOut } from "@/lib/controls/carry-out";
import { followRun } from "@/lib/controls/follow-run";
import { startControl } from "@/lib/controls/start-control";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import type { Bench } from "@/sandbox/codes/bench";
import { buyServer, openCloudServer, stoppedServer } from "@/sandbox/codes/cloud-bench";
import { filing } from "@/sandbox/codes/filing";
import type { ControlSubject } from "../control";
import type { Config } from "../form";
import { cloudLine } from "./line";
import { serverOrder } from "./testing/server-order";

let shop: ShopWorld;
let bench: Bench;

const QUICK = { cloudCreateMs: 0, cloudPowerMs: 0, cloudSnapshotMs: 0, cloudRebuildMs: 0 };

beforeAll(async () => {
  shop = await startShopWorld({ settings: QUICK });
  bench = shop.bench();
});
afterAll(() => shop.close());
beforeEach(async () => {
  await bench.control.reset(false);
  shop.settings(QUICK);
});

const known = { snapshotAt: "", domains: "" };

/** A server as its controls see it: a fresh reading, with what the shop stores of it. */
async function subjectOf(name: string, remembered: Config = known): Promise<ControlSubject> {
  const reading = await cloudLine.read(upstream().call, name, name);
  const { snapshot, reason, expiresAt } = reading;
  const config = { ...remembered, ...reading.config };
  return { name, displayName: name, config, snapshot, reason, gift: false, expiresAt };
}

const controlOf = (id: string) => {
  const control = cloudLine.controls.find((one) => one.id === id);
  if (!control) throw new Error(`no control ${id}`);
  return control;
};

const run = async (id: string, subject: ControlSubject, input: Config & { row?: string } = {}) =>
  controlOf(id).run(upstream().call, subject, input, { callbackUrl: null });
const wanted = (id: string, subject: ControlSubject, input: Config) =>
  controlOf(id).records?.(upstream().call, subject, input);
const blocked = (id: string, subject: ControlSubject) => controlOf(id).blocked?.(subject, null) ?? null;
const state = async (name: string) => (await subjectOf(name)).reason;

describe("power", () => {
  it("is switched off and on; controls that don't fit the state are blocked", async () => {
    const name = await openCloudServer(bench);
    const running = await subjectOf(name);
    expect(running.reason).toBe("running");
    expect([blocked("start", running), blocked("restart", running), blocked("shutDown", running)]).toEqual([
      "already_on",
      null,
      null,
    ]);
    expect((await run("restart", running)).kind).toBe("ok");
    expect((await run("shutDown", running)).kind).toBe("ok");
    const stopped = await subjectOf(name);
    expect(stopped.reason).toBe("stopped");
    expect(["restart", "shutDown", "powerOff", "start"].map((one) => blocked(one, stopped))).toEqual([
      "not_running",
      "already_off",
      "already_off",
      null,
    ]);
    const { settled } = controlOf("start");
    const reading = () => cloudLine.read(upstream().call, name, name);
    expect(settled?.(await reading(), new Date(), {})).toBe("running");
    expect((await run("start", stopped)).kind).toBe("ok");
    expect(settled?.(await reading(), new Date(), {})).toBe("done");
    expect((await run("powerOff", await subjectOf(name))).kind).toBe("ok");
    expect(await state(name)).toBe("stopped");
    // A change by somebody else in between is refused with a reason of its own.
    expect(await run("powerOff", running)).toMatchObject({ kind: "rejected", name: "already_off" });
  });

  it("is blocked for a server that isn't open or has expired", async () => {
    const unopened = await subjectOf(await buyServer(bench));
    for (const id of [
      "start",
      "restart",
      "shutDown",
      "powerOff",
      "takeSnapshot",
      "rebuild",
      "setPassword",
      "bindDomain",
    ]) {
      expect([id, blocked(id, unopened)]).toEqual([id, "not_open"]);
    }
    const name = await openCloudServer(bench);
    // A day ago, for the sandbox's clock begins at noon of today.
    await bench.control.cloud({ cloudname: name, expiresAt: new Date(Date.now() - 86_400_000).toISOString() });
    const expired = await subjectOf(name);
    expect(expired.reason).toBe("expired");
    expect(blocked("start", expired)).toBe("paused");
  });
});

it("that does not shut down is switched off meanwhile; nothing else that stops it is started", async () => {
  shop.settings({ cloudPowerMs: 3_600_000 });
  const buyer = await shop.customer();
  const { itemId } = await buyer.buy("", serverOrder);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const { serviceId } = await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
  const service = await shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
  const press = async (control: string) => {
    const asked = { id: service.id, control, input: {}, confirm: service.displayName };
    const { run } = await startControl({ ...buyer.actor, reauthAt: new Date() }, asked);
    if (controlOf(control).slow) await carryOut(run.id);
    return shop.database.db.controlRun.findUniqueOrThrow({ where: { id: run.id } });
  };
  const shutDown = await press("shutDown");
  expect(shutDown).toMatchObject({ state: "settling", finishedAt: null });
  await expect(press("restart")).rejects.toMatchObject({ code: "controls.other_under_way" });
  expect(await press("powerOff")).toMatchObject({ state: "done" });
  expect(await state(service.name)).toBe("stopped");
  await followRun(shutDown.id);
  const ended = await shop.database.db.controlRun.findUniqueOrThrow({ where: { id: shutDown.id } });
  expect(ended).toMatchObject({ state: "done", finishedAt: expect.any(Date) });
});

describe("the snapshot", () => {
  it("is stored by the shop, because no read shows it, and blocks other controls", async () => {
    const name = await stoppedServer(bench);
    const without = await subjectOf(name);
    expect([
      blocked("takeSnapshot", without),
      blocked("restoreSnapshot", without),
      blocked("rebuild", without),
    ]).toEqual([null, "no_snapshot", null]);
    expect(cloudLine.actions.upgrade?.blocked?.(without)).toBeNull();
    const taken = await run("takeSnapshot", without);
    expect(taken).toMatchObject({ kind: "ok", value: { config: { snapshotAt: expect.stringMatching(/^\d{4}-/) } } });
    const config = taken.kind === "ok" ? { ...known, ...taken.value.config } : known;
    const with_ = await subjectOf(name, config);
    expect([blocked("takeSnapshot", with_), blocked("deleteSnapshot", with_), blocked("rebuild", with_)]).toEqual([
      "snapshot_exists",
      null,
      "snapshot_blocks",
    ]);
    expect(cloudLine.actions.upgrade?.blocked?.(with_)).toBe("snapshot_blocks");
    expect((await run("restoreSnapshot", with_)).kind).toBe("ok");
    expect(await run("deleteSnapshot", with_)).toMatchObject({ kind: "ok", value: { config: { snapshotAt: "" } } });
    expect(await run("deleteSnapshot", with_)).toMatchObject({ kind: "rejected", name: "no_snapshot" });
  });
});

describe("the system", () => {
  it("is reinstalled with a new password", async () => {
    const name = await openCloudServer(bench);
    const subject = await subjectOf(name);
    const control = controlOf("rebuild");
    const options = await control.readOptions?.(upstream().call, subject);
    const [system] = control.fields?.(subject, options, null, {}) ?? [];
    expect(system?.kind === "choice" && system.choices.map(({ value }) => value)).toContain("Debian-12_64");
    const input = { system: "Debian-12_64", password: "Fresh12345" };
    expect(await run("rebuild", subject, input)).toMatchObject({
      kind: "ok",
      value: { secrets: { password: "Fresh12345" }, config: { family: "linux" } },
    });
    const reading = await cloudLine.read(upstream().call, name, name);
    expect(control.settled?.(reading, new Date(), input)).toBe("running");
    expect(control.settled?.(reading, new Date(Date.now() - 20_000), input)).toBe("done");
    expect(reading.config).toMatchObject({ family: "linux" });
  });

  it("gets new passwords, the system's only while the server is shut down", async () => {
    const name = await openCloudServer(bench);
    expect(blocked("setPassword", await subjectOf(name))).toBe("not_stopped");
    expect(await run("setPassword", await subjectOf(name), { password: "Fresh12345" })).toMatchObject({
      kind: "rejected",
      name: "not_shut_down",
    });
    await run("powerOff", await subjectOf(name));
    expect(await run("setPassword", await subjectOf(name), { password: "Fresh12345" })).toMatchObject({
      value: { secrets: { password: "Fresh12345" } },
    });
    const platform = { platformPassword: "Plate12345" };
    expect((await run("setPlatformPassword", await subjectOf(name), platform)).kind).toBe("ok");
    const reading = await cloudLine.read(upstream().call, name, name);
    expect(reading.secrets).toEqual({ platform: "Plate12345" });
  });

  it("changes its remote desktop port only where the server is reached by one", async () => {
    const shanghai = await subjectOf(await stoppedServer(bench));
    expect(controlOf("changePort").hidden?.(shanghai)).toBe(true);
    const usa = await subjectOf(await stoppedServer(bench, { place: "4" }));
    expect(controlOf("changePort").hidden?.(usa)).toBe(false);
    const changed = await run("changePort", usa);
    const { remotePort } = (await subjectOf(usa.name)).snapshot;
    expect(changed).toMatchObject({ kind: "ok", value: { params: { port: remotePort } } });
    expect(remotePort).not.toBe(usa.snapshot.remotePort);
  });
});

describe("domains", () => {
  it("are bound with their records, stored, and unbound", async () => {
    const name = await openCloudServer(bench);
    const subject = await subjectOf(name);
    const bound = await run("bindDomain", subject, { domain: "free-bound.com", details: false });
    const value = subject.snapshot.address;
    expect(bound).toMatchObject({
      kind: "ok",
      value: { config: { domains: "free-bound.com" } },
    });
    expect(await wanted("bindDomain", subject, { domain: "free-bound.com" })).toMatchObject({
      value: [
        { domain: "free-bound.com", host: "@", type: "A", value },
        { domain: "free-bound.com", host: "www", type: "A", value },
      ],
    });
    const after = await subjectOf(name, { ...known, domains: "free-bound.com" });
    const rows = await cloudLine.panels[0]?.read(upstream().call, after);
    expect(rows).toMatchObject({ value: [{ key: "free-bound.com" }] });
    expect(await run("unbindDomain", after, { row: "free-bound.com" })).toMatchObject({
      value: { config: { domains: "" } },
    });
    expect(await run("unbindDomain", after, { row: "free-bound.com" })).toMatchObject({ name: "not_bound" });
  });

  it("that are filed elsewhere need all details of the filing", async () => {
    const subject = await subjectOf(await openCloudServer(bench));
    const domain = "free-icp-elsewhere.com";
    expect(await run("bindDomain", subject, { domain, details: false })).toMatchObject({ name: "owner_kind_invalid" });
    const control = controlOf("bindDomain");
    const company = control.fields?.(subject, null, null, { details: true, ownerKind: "enterprise" }) ?? [];
    expect(company.map(({ id }) => id)).toContain("organisationCode");
    const person = control.fields?.(subject, null, null, { details: true, ownerKind: "person" }) ?? [];
    expect(person.map(({ id }) => id)).not.toContain("organisationCode");
    const given = {
      ownerKind: "enterprise",
      ownerName: filing.domainowner ?? "",
      organisationCode: filing.orgcode ?? "",
      ownerAddress: filing.address ?? "",
      ownerPhone: filing.telephone ?? "",
      siteName: filing.webdesc ?? "",
      ownerIdNumber: filing.ownerid ?? "",
      contactName: filing.contact ?? "",
      contactIdNumber: filing.contactid ?? "",
      contactLandline: filing.connecttele ?? "",
      contactMobile: filing.connectmobile ?? "",
      contactEmail: filing.email ?? "",
    };
    expect((await run("bindDomain", subject, { domain, details: true, ...given })).kind).toBe("ok");
  });

  it("are not bound but only pointed at a server abroad", async () => {
    const subject = await subjectOf(await openCloudServer(bench, { place: "3" }));
    expect(controlOf("bindDomain").hidden?.(subject)).toBe(true);
    expect(controlOf("pointDomain").hidden?.(subject)).toBe(false);
    expect(await run("pointDomain", subject, { domain: "free-abroad.com" })).toMatchObject({ kind: "ok" });
    expect(await wanted("pointDomain", subject, { domain: "free-abroad.com" })).toMatchObject({
      value: [{ host: "@" }, { host: "www" }],
    });
  });
});
