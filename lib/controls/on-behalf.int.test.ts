import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, reauthed, signedIn } from "@/lib/accounts/testing/people";
import { listEvents } from "@/lib/audit/list-events";
import type { StaffActor } from "@/lib/core/actor";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { importService } from "@/lib/services/import-service";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { openSecrets } from "@/lib/services/merge-secrets";
import { openForm } from "./open-form";
import { readPanel } from "./read-panel";
import { readSheet } from "./read-sheet";
import { startControl } from "./start-control";

let shop: ShopWorld;
let owner: Buyer;
let host: string;
let mail: string;
const staff = {} as Record<"support" | "finance" | "admin", StaffActor>;
const db = () => shop.database.db;

beforeAll(async () => {
  shop = await startShopWorld();
  for (const role of ["support", "finance", "admin"] as const) {
    const { actor } = await signedIn(await makePerson({ kind: "staff", role, name: `${role} 员工` }));
    if (actor.kind === "staff") staff[role] = actor;
  }
  owner = await shop.customer();
  const { email } = await db().user.findUniqueOrThrow({ where: { id: owner.actor.userId } });
  await shop.control("host", { ftpname: "teahost" });
  host = (await importService(staff.admin, { productLine: "hosting", name: "teahost", customer: email, config: {} }))
    .id;
  const order = { maildomain: "mail.com", years: "1", mailtag: "m", mailusernumber: "5", mailtype: "1" };
  await shop.bench().call("mail.CreateOder", order);
  const config = { kind: "cheng", edition: "standard" };
  mail = (await importService(staff.admin, { productLine: "mail", name: "mail.com", customer: email, config })).id;
}, 120_000);
afterAll(() => shop.close());

const paused = () => ({ id: host, control: "pauseWebsite", input: {} });
const password = (value: string) => ({ id: host, control: "ftpPassword", input: { password: value } });
const secretsOf = async (id: string) => openSecrets(await db().service.findUniqueOrThrow({ where: { id } }));
const blockedOf = async (actor: StaffActor, control: string) =>
  (await readSheet(actor, { id: host })).controls.find(({ id }) => id === control)?.blocked;

it("support does what touches no secret; the customer's history and the audit say who", async () => {
  const money = await owner.balance();
  const { run } = await startControl(staff.support, paused());
  expect(run).toMatchObject({ state: "done", byStaff: true });
  const { rows } = await listServiceEvents(owner.actor, { id: host, take: 20 });
  expect(rows[0]).toMatchObject({ kind: "control.pauseWebsite", outcome: "ok", byStaff: true });
  const audit = await listEvents(staff.support, {
    customerId: owner.actor.userId,
    action: "controls.pauseWebsite",
    take: 9,
  });
  expect(audit.rows).toMatchObject([
    {
      actor: { id: staff.support.userId, name: "support 员工" },
      subjectId: host,
      customerId: owner.actor.userId,
      after: { name: "teahost", input: {} },
    },
  ]);
  expect(await owner.balance()).toEqual(money);
});

it("what sets a secret is an administrator's, who has given the own password again", async () => {
  const before = await secretsOf(host);
  for (const actor of [staff.support, reauthed(staff.support), reauthed(staff.finance)]) {
    await expect(startControl(actor, password("Stolen12!x"))).rejects.toMatchObject({ code: "controls.admin_only" });
    await expect(openForm(actor, { ...password("x"), draft: {} })).rejects.toMatchObject({ status: 403 });
  }
  await expect(startControl(staff.admin, password("Stolen12!x"))).rejects.toMatchObject({ code: "reauth.required" });
  expect(await secretsOf(host)).toEqual(before);
  expect(await db().controlRun.count({ where: { serviceId: host, control: "ftpPassword" } })).toBe(0);

  const result = await startControl(reauthed(staff.admin), password("Renewed12!x"));
  expect(result.run.state).toBe("done");
  expect(JSON.stringify(result)).not.toContain("Renewed12!x");
  expect((await secretsOf(host)).password).toBe("Renewed12!x");
  const [audit] = await db().auditEvent.findMany({ where: { action: "controls.ftpPassword" } });
  expect(audit).toMatchObject({ actorId: staff.admin.userId, customerId: owner.actor.userId });
  expect(JSON.stringify(audit?.after)).not.toContain("Renewed12!x");
});

it("a secret among what is filled in counts too, though the control is none of the owner's guarded ones", async () => {
  const input = { account: "info", mailboxPassword: "Mailbox12!", sizeGb: 1 };
  const add = { id: mail, control: "addChengMailbox", input };
  await expect(startControl(staff.support, add)).rejects.toMatchObject({ code: "controls.admin_only" });
  await expect(openForm(staff.support, { ...add, draft: {} })).rejects.toMatchObject({ code: "controls.admin_only" });
  await expect(startControl(staff.admin, add)).rejects.toMatchObject({ code: "reauth.required" });
  await expect(startControl(reauthed(staff.admin), add)).resolves.toMatchObject({ run: { state: "done" } });
});

it("the sheet names no secret to staff, and says beforehand what is not theirs", async () => {
  expect((await readSheet(owner.actor, { id: host })).secrets).toContain("password");
  for (const actor of Object.values(staff)) expect((await readSheet(actor, { id: host })).secrets).toEqual([]);
  expect(await blockedOf(staff.support, "ftpPassword")).toBe("admin_only");
  expect(await blockedOf(staff.finance, "ftpPassword")).toBe("admin_only");
  expect(await blockedOf(staff.admin, "ftpPassword")).toBeNull();
  expect(await blockedOf(staff.support, "pauseFtp")).toBeNull();
  const own = await readSheet(owner.actor, { id: host });
  expect(own.controls.find(({ id }) => id === "ftpPassword")?.blocked).toBeNull();
  await expect(readPanel(staff.support, { id: host, panel: "domains" })).resolves.toMatchObject({ rows: [] });
});

it("a customer reaches nobody else's service through the staff's routes", async () => {
  const stranger = await shop.customer();
  const calls = await Promise.allSettled([
    readSheet(stranger.actor, { id: host }),
    startControl(stranger.actor, paused()),
    openForm(stranger.actor, { ...paused(), draft: {} }),
    listServiceEvents(stranger.actor, { id: host, take: 1 }),
  ]);
  expect(calls).toMatchObject(calls.map(() => ({ status: "rejected", reason: { status: 404 } })));
});
