import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { instantsOf } from "@/lib/core/day";
import { addMs, DAY_MS } from "@/lib/core/time";
import { listMails } from "@/lib/notify/list-mails";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { listAllServices } from "@/lib/services/list-all-services";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { readStaffHome } from "./read-staff-home";
import { waitingHref } from "./waiting-contract";

let database: TestDatabase;
let customerId: string;
const now = new Date("2026-11-27T04:00:00Z");
const days = (count: number) => addMs(now, count * DAY_MS);
const actor = (role: StaffRole): StaffActor => ({
  ...{ kind: "staff", userId: randomUUID(), sessionId: randomUUID(), role, ip: "::1" },
});

beforeAll(async () => {
  database = await createTestDatabase();
  const customer = { kind: "customer", email: "lin@example.com", name: "Lin", passwordHash: "none" } as const;
  customerId = (await database.db.user.create({ data: customer })).id;
});
afterAll(() => database.drop());

const order = (state: "open" | "done" | "refused" | "mixed", createdAt: Date, totalFen = 6_900n) =>
  database.db.order.create({
    data: { number: randomUUID(), customerId, totalFen, state, requestKey: randomUUID(), requestHash: "", createdAt },
  });
const service = (state: "active" | "suspended" | "ended", expiresAt: Date) =>
  database.db.service.create({
    data: {
      ...{ customerId, productLine: "domain", name: randomUUID(), displayName: "x", config: {}, state, expiresAt },
      endedAt: state === "ended" ? now : null,
    },
  });
const figures = (at: Date, balanceFen: bigint, remittedFen: bigint) =>
  database.db.agentBalance.create({
    data: { at, balanceFen, availableFen: balanceFen - 100n, frozenFen: 100n, usedFen: 0n, remittedFen },
  });

describe("the first page of staff", () => {
  it("counts the orders of today in Shanghai and of the days before, as the list of orders does", async () => {
    const midnight = new Date("2026-11-26T16:00:00Z");
    await order("done", addMs(midnight, -1));
    await order("open", midnight);
    await order("refused", midnight, 100n);
    await order("mixed", midnight);
    await order("done", days(-20));
    const { days: shown } = await readStaffHome(actor("support"), now);
    expect(shown).toHaveLength(14);
    expect(shown.at(-1)).toEqual({ day: "2026-11-27", count: 3, totalFen: 13_900n, refused: 1, mixed: 1 });
    expect(shown.at(-2)).toMatchObject({ day: "2026-11-26", count: 1, totalFen: 6_900n });
    expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    const list = await listAllOrders(actor("support"), { take: 50, from: midnight, to: addMs(midnight, DAY_MS) });
    expect(list.rows).toHaveLength(3);
  });

  it("counts what expires soon, as the list of services does", async () => {
    // The list counts from the present time.
    const from = new Date();
    for (const at of [1, 7, 8, 30, 31]) await service("active", addMs(from, at * DAY_MS));
    await service("suspended", addMs(from, 3 * DAY_MS));
    await service("ended", addMs(from, 3 * DAY_MS));
    await service("active", addMs(from, -DAY_MS));
    const { expiring } = await readStaffHome(actor("support"), from);
    expect(expiring).toEqual([
      { days: 7, count: 3 },
      { days: 30, count: 5 },
    ]);
    for (const { days: within, count } of expiring) {
      const { rows } = await listAllServices(actor("support"), { take: 50, sort: "expires", within });
      expect([within, rows.length]).toEqual([within, count]);
    }
  });

  it("says how many days the agent balance lasts at the rate of the last seven, remittances left out", async () => {
    expect((await readStaffHome(actor("finance"), now)).agent).toBeNull();
    await figures(days(-30), 900_000n, 0n);
    await figures(days(-7), 100_000n, 0n);
    await figures(days(-6), 60_000n, 0n);
    // 50,000 were remitted, so that 70,000 were spent in seven days.
    await figures(now, 80_000n, 50_000n);
    const { agent } = await readStaffHome(actor("finance"), now);
    expect(agent).toMatchObject({ availableFen: 79_900n, alarmFen: 50_000n, perDayFen: 10_000n, daysLeft: 7 });
  });

  it("says nothing of days when nothing was spent, or when less than a day is known", async () => {
    await database.asOwner("DELETE FROM agent_balances");
    await figures(addMs(now, -3_600_000), 90_000n, 0n);
    await figures(now, 80_000n, 0n);
    expect((await readStaffHome(actor("admin"), now)).agent).toMatchObject({ perDayFen: null, daysLeft: null });
  });

  it("says what the month has earned", async () => {
    const post = (key: string, entries: object[]) =>
      database.asOwner("SELECT ledger_post($1, 'capture', $2, '', NULL, NULL, NULL, $3::jsonb)", [
        ...[key, now, JSON.stringify(entries)],
      ]);
    await post("a", [
      { account: "clearing:bank_transfer", fen: "-6900" },
      { account: "revenue", fen: "6900" },
    ]);
    await post("b", [
      { account: "cost", fen: "-5500" },
      { account: "agent", fen: "5500" },
    ]);
    const { month } = await readStaffHome(actor("finance"), now);
    expect(month).toEqual({ month: "2026-11", incomeFen: 6_900n, marginFen: 1_400n });
  });

  it("names trouble of the last day that staff were mailed of", async () => {
    const alert = (part: string, endedAt: Date, toldAt: Date | null) =>
      database.db.staffAlert.create({ data: { part, detail: "stuck", beganAt: days(-2), toldAt, endedAt } });
    await alert("queue", addMs(now, -DAY_MS - 1), days(-2));
    await alert("upstream", addMs(now, -1_000), null);
    await alert("balance", addMs(now, -2_000), days(-1));
    await alert("queue", addMs(now, -3_000), days(-1));
    const partsOf = async (role: StaffRole) => (await readStaffHome(actor(role), now)).troubles.map(({ part }) => part);
    expect(await partsOf("admin")).toEqual(["balance", "queue"]);
    expect(await partsOf("support")).toEqual(["queue"]);
  });

  it("counts the mails that could not be delivered, as the list that it leads to does", async () => {
    const at = (createdAt: Date) => ({
      ...{ toAddress: "lin@example.com", template: "x", locale: "zh", subject: "x", text: "", html: "" },
      ...{ status: "failed" as const, createdAt },
    });
    const firstDay = new Date("2026-11-20T16:00:00Z");
    await database.db.mail.createMany({ data: [at(days(-60)), at(addMs(firstDay, -1)), at(firstDay), at(days(-1))] });
    const [mails] = (await readStaffHome(actor("support"), now)).waiting;
    expect(mails).toMatchObject({ kind: "mails", count: 2, since: firstDay });
    const search = new URLSearchParams(waitingHref("mails", now).split("?")[1]);
    expect(Object.fromEntries(search)).toEqual({ status: "failed", from: "2026-11-21" });
    const { from } = instantsOf({ from: search.get("from") ?? undefined });
    const list = await listMails(actor("support"), { status: "failed", ...(from ? { from } : {}), take: 50 });
    expect(list.rows).toHaveLength(2);
  });

  it("keeps cost, balance and margin from support", async () => {
    const home = await readStaffHome(actor("support"), now);
    expect(home).toMatchObject({ agent: null, month: null, bookFaults: 0 });
    expect(home.waiting.map(({ kind }) => kind)).toEqual(["mails", "tickets"]);
    expect(home.others.map(({ kind }) => kind)).toEqual([
      "attention",
      "topUps",
      "fapiao",
      "payouts",
      "refunds",
      "differences",
      "bankRows",
    ]);
    const finance = await readStaffHome(actor("finance"), now);
    const ofMoney = ["attention", "topUps", "approvals", "fapiao", "payouts", "refunds", "differences", "bankRows"];
    expect(finance.waiting.map(({ kind }) => kind)).toEqual(ofMoney);
  });
});
