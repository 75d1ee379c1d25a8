import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportEvents } from "@/lib/audit/export-events";
import { listEvents } from "@/lib/audit/list-events";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { listCustomers } from "@/lib/customers/list-customers";
import { listMails } from "@/lib/notify/list-mails";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { exportTopUps } from "@/lib/payments/top-ups/export-top-ups";
import { findOtherStates } from "@/lib/payments/top-ups/find-other-states";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";
import { listAllServices } from "@/lib/services/list-all-services";
import { listServices } from "@/lib/services/list-services";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { exportCalls } from "./export-calls";
import { listUpstreamCalls } from "./list-upstream-calls";
import { searchEverything } from "./search-everything";

let database: TestDatabase;
const finance: StaffActor = { kind: "staff", userId: newId(), sessionId: newId(), role: "finance", ip: "::1" };
const zh = { locale: "zh" } as const;

const person = async (name: string, email: string, kind: "customer" | "staff" = "customer") =>
  (await database.db.user.create({ data: { kind, name, email, passwordHash: "none" } })).id;
const actorOf = (userId: string): CustomerActor => ({ kind: "customer", userId, sessionId: newId(), ip: "::1" });
const linesOf = async (response: Response) => (await response.text()).trim().split("\r\n").slice(1);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("top-ups", () => {
  const topUp = (customerId: string, reference: string, amountFen: bigint, arrived?: { fen: bigint; serial: string }) =>
    database.db.topUp.create({
      data: {
        ...{ customerId, method: "bank_transfer", amountFen, reference },
        ...(arrived
          ? { state: "confirmed", receivedFen: arrived.fen, bankSerial: arrived.serial }
          : { state: "pending" }),
      },
    });
  const found = async (q: string, state: "pending" | "confirmed" = "confirmed") =>
    (await listAllTopUps(finance, { state, q, take: 50 })).rows.map(({ reference }) => reference).toSorted();

  beforeAll(async () => {
    const lin = await person("林晓雯", "lin@topup.example");
    await topUp(lin, "TAAAAAA", 100_000n, { fen: 200_050n, serial: "SN20261127-7781" });
    await topUp(lin, "TBBBBBB", 200_050n, { fen: 200_050n, serial: "SN20261127-7782" });
    await topUp(lin, "TCCCCCC", 100_000n);
    await topUp(lin, "TDDDDDD", 1_000n);
  });

  it.each(["1,000", "1000", "¥1000.00", "￥1，000.00 元", " 1 000 "])(
    "are found by the amount announced: %j",
    async (q) => {
      expect(await found(q, "pending")).toEqual(["TCCCCCC"]);
      expect(await found(q)).toEqual(["TAAAAAA"]);
    },
  );

  it("are found by the amount that arrived, by the serial number and by the end of it", async () => {
    expect(await found("2,000.50")).toEqual(["TAAAAAA", "TBBBBBB"]);
    expect(await found("SN20261127-7781")).toEqual(["TAAAAAA"]);
    expect(await found("7782")).toEqual(["TBBBBBB"]);
    expect(await found("2,000.51")).toEqual([]);
  });

  it("of other states are counted where a state has none", async () => {
    expect(await found("7782", "pending")).toEqual([]);
    expect(await findOtherStates(finance, { state: "pending", q: "7782" })).toEqual([
      { state: "confirmed", count: 1, more: false },
    ]);
  });

  it("of more customers than a page has are all in the CSV", async () => {
    const ids = Array.from({ length: 230 }, newId);
    await database.asOwner(
      `INSERT INTO users (id, kind, name, email, password_hash, updated_at)
       SELECT id, 'customer', 'Saffron ' || n, 'saffron' || n || '@many.example', 'none', now()
         FROM unnest($1::uuid[]) WITH ORDINALITY AS u (id, n)`,
      [ids],
    );
    await database.asOwner(
      `INSERT INTO top_ups (id, customer_id, method, amount_fen, reference)
       SELECT gen_random_uuid(), id, 'bank_transfer', 100, 'TS' || n FROM unnest($1::uuid[]) WITH ORDINALITY AS u (id, n)`,
      [ids],
    );
    const csv = await linesOf(await exportTopUps(finance, { state: "pending", q: "saffron" }, zh));
    expect(csv).toHaveLength(230);
    const page = await listAllTopUps(finance, { state: "pending", q: "saffron", take: 200, sort: "-amount" });
    expect(page.rows).toHaveLength(200);
    const rest = { state: "pending", q: "saffron", take: 200, sort: "-amount", after: page.next ?? "" } as const;
    expect((await listAllTopUps(finance, rest)).rows).toHaveLength(30);
  });
});

describe("two Chinese characters inside a name find", () => {
  const take = 9;
  let wang: string;

  beforeAll(async () => {
    wang = await person("王建国", "wang@short.example");
    await database.db.topUp.create({
      data: {
        ...{ customerId: wang, method: "bank_transfer", amountFen: 1n, reference: "TSHORT1", state: "pending" },
        payerName: "深圳市锐拓电子有限公司",
      },
    });
    await database.db.service.create({
      data: {
        customerId: wang,
        productLine: "hosting",
        name: "short1",
        displayName: "云上主机",
        config: {},
        state: "active",
      },
    });
    await database.db.order.create({
      data: {
        id: newId(),
        number: "K261127-88001",
        customerId: wang,
        totalFen: 1n,
        requestKey: newId(),
        requestHash: "",
      },
    });
    await database.db.mail.create({
      data: {
        ...{ toAddress: "wang@short.example", template: "orders.done", locale: "zh", subject: "您的域名续费好了" },
        ...{ text: "", html: "" },
      },
    });
    await recordEvent(database.db, actorOf(wang), { action: "customers.sign-in" });
  });

  it.each(["建国", "国"])("the customer, and what is theirs: %s", async (q) => {
    expect((await listCustomers(finance, { q, take })).rows.map(({ name }) => name)).toEqual(["王建国"]);
    expect((await listAllOrders(finance, { q, take })).rows.map(({ number }) => number)).toEqual(["K261127-88001"]);
    const services = await listAllServices(finance, { q, sort: "expires", take });
    expect(services.rows.map(({ name }) => name)).toEqual(["short1"]);
    const topUps = await listAllTopUps(finance, { q, state: "pending", take });
    expect(topUps.rows.map(({ reference }) => reference)).toEqual(["TSHORT1"]);
    expect((await listEvents(finance, { person: q, take })).rows.map(({ actor }) => actor?.id)).toEqual([wang]);
  });

  it("a payer, a product and a mail", async () => {
    const topUps = await listAllTopUps(finance, { q: "锐拓", state: "pending", take });
    expect(topUps.rows.map(({ reference }) => reference)).toEqual(["TSHORT1"]);
    const services = await listAllServices(finance, { q: "主机", sort: "expires", take });
    expect(services.rows.map(({ name }) => name)).toEqual(["short1"]);
    const mails = await listMails(finance, { q: "续费", take });
    expect(mails.rows.map(({ subject }) => subject)).toEqual(["您的域名续费好了"]);
    expect((await listMails(finance, { q: "费续", take })).rows).toEqual([]);
  });
});

describe("calls", () => {
  const call = (endpoint: string, input: object, outcome = "ok") =>
    database.asOwner(
      `INSERT INTO upstream_calls (at, host, endpoint, effect, masked_input, outcome, ms) VALUES (now(), 'api', $1, 'read', $2, $3, 1)`,
      [endpoint, JSON.stringify(input), outcome],
    );
  const found = async (name: string, more: Partial<Parameters<typeof listUpstreamCalls>[1]> = {}) =>
    (await listUpstreamCalls(finance, { name, take: 50, ...more })).rows.map(({ endpoint }) => endpoint);

  beforeAll(async () => {
    await call("check.CheckDomain", { domain: "shanlicha.com" });
    await call("domains.CreateDom", { domain: "shanlicha.com", years: 1 }, "unknown");
    await call("host.BindDomain", { name: "kqhost01", domain: "shanlicha.com" });
    await call("host.FtpState", { name: "kqhost01" });
    await call("domains.DomainDetail", { domain: "xn--fiq228c5hs.com" });
    await call("domains.DomainDetail", { domain: "shanlicha.company" });
    await call("user.userdetail", {});
  });

  it("are found by the domain or the product that they are about, the newest first", async () => {
    expect(await found("ShanLiCha.com ")).toEqual(["host.BindDomain", "domains.CreateDom", "check.CheckDomain"]);
    expect(await found("kqhost01")).toEqual(["host.FtpState", "host.BindDomain"]);
    expect(await found("中文网.com")).toEqual(["domains.DomainDetail"]);
    expect(await found("shanlicha")).toEqual([]);
  });

  it("of a name are sorted, paged and narrowed as all are", async () => {
    expect(await found("shanlicha.com", { outcome: "unknown" })).toEqual(["domains.CreateDom"]);
    expect(await found("shanlicha.com", { endpoint: "check" })).toEqual(["check.CheckDomain"]);
    const first = await listUpstreamCalls(finance, { name: "shanlicha.com", take: 2, sort: "at" });
    expect(first.rows.map(({ endpoint }) => endpoint)).toEqual(["check.CheckDomain", "domains.CreateDom"]);
    const after = first.next ?? "";
    expect(await found("shanlicha.com", { sort: "at", after })).toEqual(["host.BindDomain"]);
    expect(await linesOf(await exportCalls(finance, { name: "shanlicha.com" }, zh))).toHaveLength(3);
  });
});

describe("audit", () => {
  let lin: string;
  let shan: string;
  const actions = async (person: string, more: Partial<Parameters<typeof listEvents>[1]> = {}) =>
    (await listEvents(finance, { person, take: 50, ...more })).rows.map(({ action }) => action);

  beforeAll(async () => {
    lin = await person("林审计", "lin@audit.example");
    shan = await person("单审计", "shan@audit.example", "staff");
    const staff: StaffActor = { ...finance, userId: shan };
    await recordEvent(database.db, actorOf(lin), { action: "customers.sign-in" });
    await recordEvent(database.db, staff, { action: "customers.note", customerId: lin });
    await recordEvent(database.db, staff, { action: "settings.write" });
  });

  it("is found by who acted, staff or customer, and by the customer that it concerns", async () => {
    expect(await actions("shan@audit.example")).toEqual(["settings.write", "customers.note"]);
    expect(await actions("单审计")).toEqual(["settings.write", "customers.note"]);
    expect(await actions("lin@audit")).toEqual(["customers.note", "customers.sign-in"]);
    expect(await actions("lin@audit.example", { action: "customers.s", sort: "at" })).toEqual(["customers.sign-in"]);
    expect(await actions("nobody@audit.example")).toEqual([]);
    expect(await actions("@audit.example", { sort: "at" })).toEqual([
      "customers.sign-in",
      "customers.note",
      "settings.write",
    ]);
  });

  it.each(["登录", "signed IN", "customers.sign"])(
    "is found by what the action says, in both languages: %s",
    async (action) => {
      expect(await actions("lin@audit.example", { action })).toEqual(["customers.sign-in"]);
    },
  );

  it("is found by the title of a control", async () => {
    const cheng = await person("程控", "cheng@control.example", "staff");
    await recordEvent(database.db, { ...finance, userId: cheng }, { action: "controls.ftpState" });
    expect(await actions("cheng@control.example", { action: "FTP 开关" })).toEqual(["controls.ftpState"]);
    expect(await actions("cheng@control.example", { action: "开关 FTP" })).toEqual([]);
  });

  it("pages through the rows of several people, each once", async () => {
    const first = await listEvents(finance, { person: "@audit.example", take: 2 });
    const next = await listEvents(finance, { person: "@audit.example", take: 2, after: first.next ?? "" });
    expect([...first.rows, ...next.rows].map(({ action }) => action)).toEqual([
      "settings.write",
      "customers.note",
      "customers.sign-in",
    ]);
    expect(next.next).toBeNull();
    expect(await linesOf(await exportEvents(finance, { person: "shan@audit.example" }, zh))).toHaveLength(2);
  });

  it("wants more of a name that too many people have", async () => {
    for (let n = 0; n < 11; n++) await person(`Crowd ${n}`, `crowd${n}@audit.test`);
    expect(await listEvents(finance, { person: "crowd", take: 5 })).toEqual({ rows: [], next: null, tooMany: true });
    const [row] = await linesOf(await exportEvents(finance, { person: "lin@audit.example", q: "customers.note" }, zh));
    for (const words of ["改了客户备注", "单审计 shan@audit.example", "林审计 lin@audit.example"])
      expect(row).toContain(words);
    expect(row).not.toContain("customers.note");
    await expect(exportEvents(finance, { person: "crowd" }, zh)).rejects.toMatchObject({
      fields: { person: { code: "audit.too_many_people" } },
    });
  });
});

describe("one search over everything", () => {
  const support: StaffActor = { ...finance, role: "support" };
  const found = async (q: string) => {
    const { orders, customers, services, topUps, tickets } = await searchEverything(support, { q });
    return {
      orders: orders.map(({ number }) => number),
      customers: customers.map(({ email }) => email),
      services: services.map(({ displayName }) => displayName),
      topUps: topUps.map(({ reference }) => reference),
      tickets: tickets.map(({ number }) => number),
    };
  };
  const nothing = { orders: [], customers: [], services: [], topUps: [], tickets: [] };

  beforeAll(async () => {
    const customerId = await person("Quill Owner", "quill@everything.example");
    const id = newId();
    await database.db.order.create({
      data: { id, number: "K261127-77001", customerId, totalFen: 6_900n, requestKey: id, requestHash: "" },
    });
    await database.db.service.create({
      data: {
        ...{ customerId, productLine: "domain", name: "quillpen.com", displayName: "quillpen.com", config: {} },
        state: "active",
      },
    });
    await database.db.topUp.create({
      data: {
        ...{ customerId, method: "bank_transfer", amountFen: 41_700n, receivedFen: 41_800n, reference: "TQUILL1" },
        ...{ state: "confirmed", bankSerial: "SN-QUILL-9" },
      },
    });
    await database.db.ticket.create({ data: { customerId, number: "T261127-77002", subject: "Inkwell is empty" } });
  });

  it("finds an order by its number, a service by its name, a transfer by reference, serial number and either sum", async () => {
    expect(await found("k261127-77001")).toEqual({ ...nothing, orders: ["K261127-77001"] });
    expect(await found("quillpen")).toEqual({ ...nothing, services: ["quillpen.com"] });
    for (const q of ["TQUILL1", "sn-quill-9", "¥417.00", "418"])
      expect([q, await found(q)]).toEqual([q, { ...nothing, topUps: ["TQUILL1"] }]);
  });

  it("finds a ticket by its number and its subject", async () => {
    for (const q of ["t261127-77002", "inkwell"])
      expect([q, await found(q)]).toEqual([q, { ...nothing, tickets: ["T261127-77002"] }]);
  });

  it("finds payments, refunds and payouts by their numbers, for everybody who has their pages", async () => {
    const customerId = await person("Ledger Owner", "ledger@everything.example");
    const paymentId = newId();
    await database.db.payment.create({
      data: {
        ...{ id: paymentId, number: "P261127H3MPA4CRTW97", customerId, gateway: "alipay", device: "desktop" },
        ...{ amountFen: 9_000n, state: "open", requestKey: "p", expiresAt: new Date() },
      },
    });
    await database.db.paymentRefund.create({
      data: {
        ...{ number: "R261127H3MPA4CRTW97", paymentId, customerId, amountFen: 900n, reason: "…", askedBy: customerId },
        requestKey: "r",
      },
    });
    await database.db.payout.create({
      data: {
        ...{ number: "B261127H3MPA4CRTW97", customerId, amountFen: 800n, accountKind: "person", beneficiary: "…" },
        ...{ bank: "…", accountEnc: Buffer.from([]), accountLast: "1234", reason: "…", requestKey: "b" },
      },
    });
    const money = async (q: string) => {
      const { payments, refunds, payouts } = await searchEverything(support, { q });
      return [payments, refunds, payouts].map((rows) => rows.map((row) => row.number).join());
    };
    expect(await money("p261127h3mpa4crtw97")).toEqual(["P261127H3MPA4CRTW97", "", ""]);
    expect(await money("Ｐ２６１１２７Ｈ３")).toEqual(["P261127H3MPA4CRTW97", "", ""]);
    expect(await money("R261127H3MPA4CRTW97")).toEqual(["", "R261127H3MPA4CRTW97", ""]);
    for (const q of ["B261127H3MPA4CRTW97", "b261127"])
      expect([q, await money(q)]).toEqual([q, ["", "", "B261127H3MPA4CRTW97"]]);
    expect((await searchEverything(support, { q: "R261127" })).refunds[0]).toMatchObject({
      paymentId,
      amountFen: 900n,
    });
    expect(await money("%")).toEqual(["", "", ""]);
  });

  it("finds a customer, their services and their tickets by name or address, and at most five of each", async () => {
    expect(await found("quill@everything.example")).toEqual({
      orders: [],
      customers: ["quill@everything.example"],
      services: ["quillpen.com"],
      topUps: [],
      tickets: ["T261127-77002"],
    });
    expect(await found("zzyzx")).toEqual(nothing);
    expect((await found("saffron")).customers).toHaveLength(5);
    expect((await searchEverything(support, { q: "saffron" })).more).toEqual(["customers"]);
    expect((await searchEverything(support, { q: "quillpen" })).more).toEqual([]);
  });

  it("puts the sum that was typed first: waiting, decided, cancelled; then serial numbers with those digits", async () => {
    const customerId = await person("Sum", "sum@everything.example");
    const topUp = (reference: string, state: "pending" | "confirmed" | "cancelled", sum: bigint, bankSerial?: string) =>
      database.db.topUp.create({
        data: { customerId, method: "bank_transfer", amountFen: sum, reference, state, bankSerial: bankSerial ?? null },
      });
    await topUp("TSUM2", "pending", 765_400n);
    await topUp("TSUM3", "confirmed", 765_400n);
    await topUp("TSUM4", "cancelled", 765_400n);
    await topUp("TSUM5", "confirmed", 100n, "SN-7654");
    expect((await found("7654")).topUps).toEqual(["TSUM2", "TSUM3", "TSUM4", "TSUM5"]);
  });
});

describe("% and _ in a search are letters like others", () => {
  it("among customers", async () => {
    await person("Ann", "ann_lee@like.example");
    await person("Anna", "annalee@like.example");
    const found = async (q: string) => (await listCustomers(finance, { q, take: 9 })).rows.map(({ email }) => email);
    expect(await found("ann_lee@like")).toEqual(["ann_lee@like.example"]);
    expect(await found("ann%like")).toEqual([]);
    expect(await found("%")).toEqual([]);
  });

  it("among a customer's services and audit actions", async () => {
    const owner = await person("Eve", "eve@like.example");
    for (const name of ["my_shop", "my-shop"])
      await database.db.service.create({
        data: { customerId: owner, productLine: "database", name, displayName: name, config: {}, state: "active" },
      });
    const found = async (q: string) =>
      (await listServices(actorOf(owner), { q, take: 9 })).rows.map(({ name }) => name);
    expect(await found("y_s")).toEqual(["my_shop"]);
    expect(await found("%")).toEqual([]);
    expect((await listEvents(finance, { action: "settings_", take: 9 })).rows).toEqual([]);
  });
});
