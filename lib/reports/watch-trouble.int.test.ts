import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { enqueue } from "@/lib/db/enqueue";
import { advanceItemJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { pausePurchases } from "@/lib/upstream/pause";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { alertBody, postAlert } from "./post-alert";
import { watchTrouble } from "./watch-trouble";

let database: TestDatabase;
const begin = new Date();
const minute = (minutes: number) => addMs(begin, minutes * MINUTE_MS);
beforeAll(async () => {
  database = await createTestDatabase();
  for (const role of ["admin", "finance", "support"] as const) {
    await database.db.user.create({
      data: { kind: "staff", role, email: `${role}@example.com`, name: role, passwordHash: "none", locale: "zh" },
    });
  }
  await database.db.user.create({
    data: {
      ...{ kind: "staff", role: "admin", status: "disabled" },
      email: "left@example.com",
      name: "left",
      passwordHash: "none",
    },
  });
  await database.db.upstreamAccount.create({ data: { id: 1, username: "agent", sandbox: true } });
});
beforeEach(async () => {
  const { db } = database;
  await db.mail.deleteMany();
  await db.staffAlert.deleteMany();
  await db.upstreamCall.deleteMany();
  await db.upstreamAccount.updateMany({ data: { pausedAt: null, pauseReason: null } });
  await database.asOwner("DELETE FROM graphile_worker._private_jobs; DELETE FROM agent_balances");
});
afterAll(() => database.drop());

const figures = (availableFen: bigint) =>
  database.db.agentBalance.create({
    data: { at: begin, balanceFen: availableFen, availableFen, frozenFen: 0n, usedFen: 0n },
  });
const call = (outcome: string, at: Date) =>
  database.db.upstreamCall.create({
    data: { host: "api", endpoint: "user.userdetail", effect: "read", maskedInput: {}, outcome, ms: 5, at },
  });
/** The address and the subject of each mail since the last time, without the shop's name. */
async function mailed(): Promise<string[]> {
  const mails = await database.db.mail.findMany({
    where: { template: "reports.alert" },
    orderBy: { toAddress: "asc" },
  });
  await database.db.mail.deleteMany();
  // Nobody sends them here: they would be late jobs.
  await database.asOwner("DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'send-mail:%'");
  return mails.map(({ toAddress, subject }) => `${toAddress.split("@")[0]}: ${subject.split("：")[1]}`);
}

it("mails finance and admins once when the balance falls below its alarm level, and once when it is above again", async () => {
  await figures(49_000n);
  await watchTrouble(minute(0));
  expect(await mailed()).toEqual(["admin: 代理余额低于报警线", "finance: 代理余额低于报警线"]);
  for (const n of [1, 2, 3]) await watchTrouble(minute(n));
  expect(await mailed()).toEqual([]);
  await figures(90_000n);
  for (const n of [4, 5, 8]) await watchTrouble(minute(n));
  expect(await mailed()).toEqual([]);
  await watchTrouble(minute(9));
  expect(await mailed()).toEqual(["admin: 代理余额已回到报警线以上", "finance: 代理余额已回到报警线以上"]);
  await watchTrouble(minute(30));
  expect(await mailed()).toEqual([]);
  await figures(10_000n);
  await watchTrouble(minute(40));
  expect(await mailed()).toHaveLength(2);
});

it("does not call it an end when it is below again within minutes", async () => {
  await figures(49_000n);
  await watchTrouble(minute(0));
  await figures(90_000n);
  await watchTrouble(minute(1));
  await figures(49_000n);
  await watchTrouble(minute(2));
  await figures(90_000n);
  await watchTrouble(minute(3));
  await watchTrouble(minute(7));
  expect(await mailed()).toHaveLength(2);
  await watchTrouble(minute(8));
  expect(await mailed()).toHaveLength(2);
});

it("mails nothing twice when two workers look at once", async () => {
  await figures(49_000n);
  await Promise.all(Array.from({ length: 6 }, () => watchTrouble(minute(0))));
  expect(await mailed()).toHaveLength(2);
  expect(await database.db.staffAlert.count()).toBe(1);
});

it("mails of the upstream only when it is away for five minutes", async () => {
  for (let n = 0; n < 3; n++) await call("unreached", minute(0));
  await watchTrouble(minute(0));
  await watchTrouble(minute(4));
  expect(await mailed()).toEqual([]);
  await call("ok", minute(4.5));
  await watchTrouble(minute(5));
  await database.db.upstreamCall.deleteMany();
  for (let n = 0; n < 3; n++) await call("unreached", minute(10));
  for (const n of [10, 14]) await watchTrouble(minute(n));
  expect(await mailed()).toEqual([]);
  await watchTrouble(minute(15));
  expect(await mailed()).toEqual(["admin: 上游不通，购买暂停", "finance: 上游不通，购买暂停"]);
});

it("does not tell staff that they have paused purchases", async () => {
  await pausePurchases(database.db, "staff", begin);
  for (const n of [0, 6]) await watchTrouble(minute(n));
  expect(await mailed()).toEqual([]);
  await database.db.upstreamAccount.updateMany({ data: { pauseReason: "ip_not_allowed" } });
  for (const n of [7, 13]) await watchTrouble(minute(n));
  expect(await mailed()).toHaveLength(2);
});

it("mails finance and admins when a difference in a gateway's bill is open for a day, with the way to it, and when it is settled", async () => {
  const { db } = database;
  const bill = await db.gatewayBill.create({
    data: {
      gateway: "wechat",
      day: "2026-11-27",
      state: "different",
      fetchedAt: begin,
      checkedAt: begin,
      nextFetchAt: minute(900),
    },
  });
  const found = { state: "open", kind: "amount", about: "payment", subject: "payment:1", foundAt: begin } as const;
  const difference = await db.gatewayDifference.create({
    data: {
      ...found,
      billId: bill.id,
      number: "P1",
      gatewayRef: "4200",
      ourFen: 500n,
      theirFen: 400n,
      effectFen: -100n,
    },
  });
  await watchTrouble(addMs(begin, DAY_MS - MINUTE_MS));
  expect(await mailed()).toEqual([]);
  await watchTrouble(addMs(begin, DAY_MS));
  const [{ text } = { text: "" }] = await db.mail.findMany({ where: { toAddress: "finance@example.com" } });
  expect(text).toContain("/admin/books/gateways");
  expect(await mailed()).toEqual([
    "admin: 付款平台的账单有差异超过一天没处理",
    "finance: 付款平台的账单有差异超过一天没处理",
  ]);
  await db.gatewayDifference.delete({ where: { id: difference.id } });
  for (const later of [1, 6, 7]) await watchTrouble(addMs(begin, DAY_MS + later * MINUTE_MS));
  // A day later a job of the first mail is late as well, which is another matter.
  expect((await mailed()).filter((mail) => mail.includes("账单"))).toEqual([
    "admin: 付款平台的账单已对上",
    "finance: 付款平台的账单已对上",
  ]);
  await db.gatewayBill.deleteMany();
});

it("mails admins that jobs are late", async () => {
  await enqueue(database.db, advanceItemJob, "a", { at: minute(-16) });
  await watchTrouble(minute(0));
  expect(await mailed()).toEqual(["admin: 后台任务积压"]);
});

it("alerts of backups: a shop that has made one wants one a day, and hears at once of one that failed", async () => {
  const { db } = database;
  const at = (hours: number) => addMs(begin, hours * 60 * MINUTE_MS);
  await watchTrouble(at(0));
  expect(await mailed()).toEqual([]);
  await db.backup.create({ data: { startedAt: at(0), finishedAt: at(0), ok: true, fileName: "a" } });
  await watchTrouble(at(25));
  expect(await mailed()).toEqual([]);
  await watchTrouble(at(27));
  expect(await mailed()).toEqual(["admin: 没有新的备份"]);
  await db.backup.create({ data: { startedAt: at(27), finishedAt: at(27), ok: true, fileName: "b" } });
  for (const hours of [27, 28]) await watchTrouble(at(hours));
  expect(await mailed()).toEqual(["admin: 备份恢复正常"]);
  await db.backup.create({
    data: { startedAt: at(30), finishedAt: at(30), ok: false, fileName: "c", error: "no disk" },
  });
  await watchTrouble(at(30));
  expect(await mailed()).toEqual(["admin: 没有新的备份"]);
  await db.backup.deleteMany();
});

it("posts the same words to the webhook, in the form that its robot takes, and again when it is refused", async () => {
  const bodies: string[] = [];
  const answers = [{ errcode: 310000 }, { errcode: 0 }];
  const server = createServer((request, response) => {
    request.setEncoding("utf8");
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      bodies.push(body);
      response.end(JSON.stringify(answers.shift()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(env(), { ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}/hook` });
  try {
    await figures(49_000n);
    await watchTrouble(minute(0));
    const { id } = await database.db.staffAlert.findFirstOrThrow();
    expect(await database.asOwner(`SELECT key FROM graphile_worker.jobs WHERE key = 'alert:${id}'`)).toHaveLength(1);
    await expect(postAlert(id)).rejects.toThrow(/refused: 200 .*310000/);
    await postAlert(id);
    expect(bodies).toHaveLength(2);
    expect(JSON.parse(bodies[1] ?? "")).toMatchObject({
      ...{ part: "balance", edge: "began" },
      text: expect.stringMatching(/代理余额低于报警线[\s\S]*490\.00/),
    });
  } finally {
    Object.assign(env(), { ALERT_WEBHOOK_URL: undefined });
    server.close();
  }
  const of = { part: "queue", edge: "began" };
  expect(alertBody("https://open.feishu.cn/open-apis/bot/v2/hook/x", "字", of)).toEqual({
    msg_type: "text",
    content: { text: "字" },
  });
  expect(alertBody("https://oapi.dingtalk.com/robot/send?access_token=x", "字", of)).toEqual({
    msgtype: "text",
    text: { content: "字" },
  });
});
