import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { AGENT_TOP_UP_MEMOS, postAgentTopUp } from "@/lib/ledger/post-agent-top-up";
import { pauseBuying, resumeBuying } from "@/lib/purchasing/pause-buying";
import { bindAccount } from "@/lib/upstream/bind-account";
import { readPause } from "@/lib/upstream/pause";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { readAgentBalance, readPurchasePause } from "../read-agent-balance";
import { readAccount } from "./read-account";
import { readBookCheck } from "./read-book-check";
import { checkBooksNow, runBookCheck } from "./run-book-check";

let database: TestDatabase;
const staff: Record<"admin" | "finance" | "support", StaffActor> = {} as never;
beforeAll(async () => {
  database = await createTestDatabase();
  for (const role of ["admin", "finance", "support"] as const) {
    const user = await database.db.user.create({
      data: { kind: "staff", role, email: `${role}@example.com`, name: `${role} person`, passwordHash: "none" },
    });
    staff[role] = { kind: "staff", userId: user.id, sessionId: randomUUID(), role, ip: "::1" };
  }
});
afterAll(() => database.drop());

const figures = (balanceFen: bigint, at: Date) =>
  database.db.agentBalance.create({
    data: { at, balanceFen, availableFen: balanceFen, frozenFen: 0n, usedFen: 0n, remittedFen: balanceFen },
  });

describe("a check of the books", () => {
  it("is stored with who asked, and shown, as is the opening balance in words; support may read it but not start it", async () => {
    expect(await readBookCheck(staff.support)).toBeNull();
    const memo = AGENT_TOP_UP_MEMOS.opening;
    await postAgentTopUp(database.db, { key: "opening", amountFen: 900n, at: new Date(), memo });
    const { rows } = await readAccount(staff.finance, { code: "agent", take: 1 }, { locale: "zh" });
    expect(rows[0]?.memo).toBe("开账余额，以上游的数字为准");
    await figures(900n, new Date());
    const seen = await checkBooksNow(staff.finance);
    expect(seen).toMatchObject({ faultCount: 0, faults: [], by: "finance person", postingCount: 2 });
    expect(seen.agent).toMatchObject({ booksFen: 900n, upstreamFen: 900n, differenceFen: 0n, explainedBy: [] });
    expect(await readBookCheck(staff.support)).toEqual(seen);
    expect(seen.overdue).toBe(false);
    const hoursLater = (hours: number) => new Date(seen.at.getTime() + hours * 3_600_000);
    expect(await readBookCheck(staff.support, hoursLater(25))).toMatchObject({ overdue: false });
    expect(await readBookCheck(staff.support, hoursLater(27))).toMatchObject({ overdue: true, at: seen.at });
    await expect(checkBooksNow(staff.support)).rejects.toMatchObject({ status: 403 });
    expect(await database.db.mail.count()).toBe(0);
  });

  it("that finds something at night mails finance and admins, with the faults", async () => {
    await figures(700n, new Date());
    const { faultCount, faults, by } = await runBookCheck(database.db, { kind: "nightly" });
    expect({ faultCount, by, check: faults[0]?.check }).toEqual({ faultCount: 1, by: null, check: "agent_account" });
    const mails = await database.db.mail.findMany({ orderBy: { toAddress: "asc" } });
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(["admin@example.com", "finance@example.com"]);
    expect(mails[0]?.text).toMatch(/代理账户和上游不符.*账上 ¥9\.00/s);
    expect(mails[0]?.text).not.toMatch(/agent_account|Fen/);
    expect(mails[0]?.text).toContain("账上 ¥9.00，上游 ¥7.00，已扣款还没入账 ¥0.00：¥2.00 说不清来历");
    expect((await readBookCheck(staff.finance))?.faults[0]?.facts).toMatchObject({
      booksFen: "900",
      differenceFen: "200",
    });
  });

  it("at night reports a fault when the upstream's figures are of yesterday", async () => {
    await database.asOwner("UPDATE agent_balances SET at = at - interval '27 hours'");
    await database.asOwner("DELETE FROM agent_balances WHERE balance_fen = 700");
    await database.db.mail.deleteMany();
    const { faults } = await runBookCheck(database.db, { kind: "nightly" });
    expect(faults.map(({ check }) => check)).toContain("agent_not_read");
    expect(await database.db.mail.count()).toBe(2);
    expect((await checkBooksNow(staff.finance)).faults.map(({ check }) => check)).not.toContain("agent_not_read");
  });

  it("can't be changed afterwards", async () => {
    await expect(database.asOwner("UPDATE book_checks SET fault_count = 0")).rejects.toThrow(/append-only/);
  });
});

describe("a pause by staff", () => {
  it("shows who, why and when, until staff resume; both audited, repeating changes nothing", async () => {
    await bindAccount(database.db, { username: "agent", sandbox: true });
    await expect(pauseBuying(staff.support, { note: "no reason" })).rejects.toMatchObject({ status: 403 });
    await pauseBuying(staff.finance, { note: "上游在维护" });
    await pauseBuying(staff.admin, { note: "又按了一次" });
    await expect(readAgentBalance(staff.support, { days: 30 })).rejects.toMatchObject({ status: 403 });
    expect(await readPurchasePause(staff.support)).toMatchObject({
      reason: "staff",
      by: "finance person",
      note: "上游在维护",
    });
    const { pausedAt } = (await readPause(database.db)) ?? { pausedAt: new Date(0) };
    await expect(resumeBuying(staff.support, { pausedAt })).rejects.toMatchObject({ status: 403 });
    // Who saw another pause doesn't end this one.
    const earlier = { pausedAt: new Date(pausedAt.getTime() - 1) };
    await expect(resumeBuying(staff.admin, earlier)).rejects.toMatchObject({ code: "orders.other_pause", status: 409 });
    await resumeBuying(staff.admin, { pausedAt });
    await resumeBuying(staff.admin, { pausedAt });
    expect((await readAgentBalance(staff.admin, { days: 30 })).paused).toBeNull();
    const audited = await database.db.auditEvent.findMany({
      where: { subjectKind: "upstream" },
      orderBy: { id: "asc" },
    });
    expect(audited.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["upstream.pause", staff.finance.userId],
      ["upstream.resume", staff.admin.userId],
    ]);
  });
});
