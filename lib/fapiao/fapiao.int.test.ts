import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { creditCodeCheckChar } from "@/lib/core/organisation-codes";
import { shanghaiDay } from "@/lib/core/time";
import { readOrderTimeline } from "@/lib/orders/read-order-timeline";
import { refundedOfItem } from "@/lib/orders/refunded-of-item";
import { giveRefund } from "@/lib/orders/staff/give-refund";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { searchEverything } from "@/lib/reports/search-everything";
import { countLateFapiaos } from "./count-late-fapiaos";
import { listFapiaoItems } from "./list-fapiao-items";
import { createFapiaoProfile } from "./profiles/create-fapiao-profile";
import { readFapiao } from "./read-fapiao";
import { readFapiaoFile } from "./read-fapiao-file";
import { requestFapiao } from "./request-fapiao";
import { exportFapiaoWorkbook } from "./staff/export-fapiao-workbook";
import { exportFapiaos } from "./staff/export-fapiaos";
import { issueFapiao } from "./staff/issue-fapiao";
import { listAllFapiaos } from "./staff/list-all-fapiaos";
import { makeFapiaoRed } from "./staff/make-fapiao-red";
import { readAnyFapiao } from "./staff/read-any-fapiao";
import { rejectFapiao } from "./staff/reject-fapiao";
import { paperNumber, pdfFile } from "./testing/papers";
import { withdrawFapiao } from "./withdraw-fapiao";

let world: ShopWorld;
let buyer: Buyer;
let finance: StaffActor;
let profileId: string;
const taxNumber = `91330106MA2CFG18X${creditCodeCheckChar("91330106MA2CFG18X")}`;
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer(1_000_000n);
  finance = { ...(await world.staff()), role: "finance", reauthAt: new Date() };
  const company = { kind: "company" as const, title: "杭州青禾茶业有限公司", taxNumber, email: "books@example.com" };
  profileId = (await createFapiaoProfile(buyer.actor, company)).id;
}, 60_000);
afterAll(() => world.close());

const today = shanghaiDay(new Date());
let count = 0;
async function bought(): Promise<string> {
  const { itemId } = await buyer.buy(`freefapiao${count++}.com`);
  expect(await world.drive(itemId)).toBe("done");
  return itemId;
}
const ask = (itemIds: string[], amountFen: bigint, change: object = {}, key: string = randomUUID()) =>
  requestFapiao(buyer.actor, { profileId, kind: "ordinary", itemIds, amountFen, ...change }, { idempotencyKey: key });
const refund = async (id: string, amountFen: bigint) => {
  const seenRefundedFen = await refundedOfItem(world.database.db, id);
  const input = { id, amountFen, seenRefundedFen, reason: "客户投诉，部分退" };
  return giveRefund(finance, input, { idempotencyKey: randomUUID() });
};
const issue = (id: string, amountFen: bigint, number = paperNumber()) =>
  issueFapiao(finance, { id, amountFen, code: "", number, issuedOn: today, file: pdfFile });
const red = (id: string, number = paperNumber()) =>
  makeFapiaoRed(finance, { id, code: "", number, issuedOn: today, file: pdfFile });
const read = (id: string) => readFapiao(buyer.actor, { id });
const faultOf = async (id: string) =>
  (await listFapiaoItems(buyer.actor, {})).rows.find((row) => row.id === id)?.fault ?? "not listed";

/** What the books say of these items: captured less refunded. */
async function booked(itemIds: string[]): Promise<bigint> {
  const [row] = await world.database.db.$queryRaw<{ sum: bigint }[]>`
    SELECT coalesce(sum(p.amount_fen), 0)::bigint AS sum FROM postings p
      JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE a.code IN ('revenue', 'refunds') AND t.ref_id = ANY(${itemIds})`;
  return row?.sum ?? 0n;
}

describe("a request", () => {
  it("is over done items, to the fen what the books earned with them; what is not done can't be asked for", async () => {
    const { itemId: open } = await buyer.buy(`freefapiao${count++}.com`);
    expect(await faultOf(open)).toBe("not_done");
    await expect(ask([open], PRICE_FEN)).rejects.toMatchObject({ code: "fapiao.item_not_done" });
    expect(await world.drive(open)).toBe("done");
    const other = await bought();
    await refund(other, 1_234n);
    const ids = [open, other];
    await expect(ask(ids, 2n * PRICE_FEN)).rejects.toMatchObject({ code: "fapiao.amount_changed" });
    const { id, number } = await ask(ids, 2n * PRICE_FEN - 1_234n);
    expect(number).toMatch(/^F\d{6}-\d{5}$/);
    const request = await read(id);
    expect(request).toMatchObject({ state: "waiting", amountFen: await booked(ids), buyer: { taxNumber } });
    expect(await faultOf(open)).toBe("not listed");
    await refund(other, PRICE_FEN - 1_234n);
    expect(await read(id)).toMatchObject({
      state: "waiting",
      amountFen: await booked(ids),
      askedFen: 2n * PRICE_FEN - 1_234n,
    });
    await refund(open, PRICE_FEN);
    expect(await read(id)).toMatchObject({ state: "withdrawn", amountFen: 0n });
    await expect(ask([open], 0n)).rejects.toMatchObject({ code: "fapiao.item_not_done" });
  });

  it("twenty at once over the same item are one; with the same key they are the same one", async () => {
    const [first, second] = [await bought(), await bought()];
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => ask(n % 2 ? [first, second] : [second, first], 2n * PRICE_FEN)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "fapiao.item_taken" });
    expect(await world.database.db.fapiaoItem.count({ where: { itemId: first, live: true } })).toBe(1);
    const third = await bought();
    const key = randomUUID();
    const same = await Promise.all(Array.from({ length: 5 }, () => ask([third], PRICE_FEN, {}, key)));
    expect(new Set(same.map(({ id }) => id)).size).toBe(1);
  }, 30_000);

  it("a refund while it is asked for: it is over what was left before, and then smaller, or over what is left after", async () => {
    for (let n = 0; n < 5; n++) {
      const item = await bought();
      const [asked] = await Promise.allSettled([ask([item], PRICE_FEN), refund(item, 1_000n)]);
      const found = await world.database.db.fapiaoItem.findFirst({ where: { itemId: item, live: true } });
      if (asked?.status === "rejected") expect(asked.reason).toMatchObject({ code: "fapiao.amount_changed" });
      expect(found?.amountFen ?? PRICE_FEN - 1_000n).toBe(await booked([item]));
    }
  }, 30_000);

  it("wants the customer's own items and profile; a special one a company with all data", async () => {
    const stranger = await world.customer(0n);
    const item = await bought();
    await expect(
      requestFapiao(stranger.actor, { profileId, kind: "ordinary", itemIds: [item], amountFen: PRICE_FEN }),
    ).rejects.toMatchObject({
      fields: { profileId: { code: "fapiao.profile_missing" } },
    });
    const person = await createFapiaoProfile(stranger.actor, {
      kind: "person",
      title: "林晓雯",
      email: "lin@example.com",
    });
    await expect(
      requestFapiao(stranger.actor, { profileId: person.id, kind: "ordinary", itemIds: [item], amountFen: PRICE_FEN }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(ask([item], PRICE_FEN, { kind: "special" })).rejects.toMatchObject({
      fields: { kind: { code: "fapiao.special_incomplete" } },
    });
    const full = {
      title: "杭州青禾茶业有限公司",
      taxNumber,
      email: "a@example.com",
      address: "杭州市西湖区文三路 1 号",
    };
    const complete = await createFapiaoProfile(buyer.actor, {
      ...{
        kind: "company",
        ...full,
        phone: "0571-88880000",
        bank: "工商银行文三支行",
        bankAccount: "1202020209900123456",
      },
    });
    const { id } = await ask([item], PRICE_FEN, { kind: "special", profileId: complete.id });
    expect(await withdrawFapiao(buyer.actor, { id })).toMatchObject({ state: "withdrawn" });
    await expect(readFapiao(stranger.actor, { id })).rejects.toMatchObject({ status: 404 });
    expect((await ask([item], PRICE_FEN)).id).not.toBe(id);
  });

  it("is kept right by the database itself", async () => {
    const { db } = world.database;
    const [item, other] = [await bought(), await bought()];
    const { id } = await ask([item], PRICE_FEN);
    const add = (itemId: string, amountFen: bigint) =>
      db.fapiaoItem.create({ data: { requestId: id, itemId, amountFen } });
    await expect(add(other, PRICE_FEN - 1n)).rejects.toThrow(/can stand on a fapiao/);
    await expect(add(other, PRICE_FEN)).rejects.toThrow(/not the sum of its items/);
    await expect(add(item, PRICE_FEN)).rejects.toMatchObject({ code: "P2002" });
    await expect(db.fapiaoRequest.update({ where: { id }, data: { state: "issued" } })).rejects.toThrow(
      /its fapiao are not/,
    );
    await expect(db.fapiaoRequest.update({ where: { id }, data: { taxNumber: "9".repeat(15) } })).rejects.toThrow(
      /refused/,
    );
    await expect(db.fapiaoRequest.delete({ where: { id } })).rejects.toThrow();
  });
});

describe("staff", () => {
  it("issue with file and number, once; the customer is told, and downloads the file", async () => {
    const item = await bought();
    const { id, number } = await ask([item], PRICE_FEN);
    expect((await listAllFapiaos(finance, { state: "waiting", take: 100 })).rows.map((row) => row.id)).toContain(id);
    const wrong = { amountFen: { code: "fapiao.amount_differs", params: { amount: "69.00" } } };
    await expect(issue(id, PRICE_FEN - 1n)).rejects.toMatchObject({ fields: wrong });
    const paper = paperNumber();
    const results = await Promise.allSettled([issue(id, PRICE_FEN, paper), issue(id, PRICE_FEN)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const view = await read(id);
    expect(view).toMatchObject({
      state: "issued",
      papers: [{ color: "blue", amountFen: PRICE_FEN, issuedOn: today }],
    });
    // One search over everything finds it by either number, for those alone who have its pages.
    const issued = view.papers[0]?.number ?? "";
    const wide = issued.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    for (const q of [number, number.toLowerCase(), issued, wide]) {
      const search = async (role: "finance" | "support") =>
        (await searchEverything({ ...finance, role }, { q })).fapiaos;
      expect([q, (await search("finance")).map((row) => row.id)]).toEqual([q, [id]]);
      expect(await search("support")).toEqual([]);
    }
    // Where there are more, the list that is led to has them: in the state of the first, by the same beginning of their numbers.
    const day = number.slice(0, 7).toLowerCase();
    const [first] = (await searchEverything(finance, { q: day })).fapiaos;
    const listed = await listAllFapiaos(finance, { state: first?.state, q: day, take: 200 });
    expect(listed.rows.map((row) => row.id)).toContain(first?.id);
    expect((await listAllFapiaos(finance, { state: "issued", q: wide, take: 2 })).rows).toMatchObject([{ id }]);
    const file = await readFapiaoFile(buyer.actor, { id, paperId: view.papers[0]?.id ?? "" });
    expect(await file.text()).toBe("%PDF-1.7\n%fapiao\n");
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    const mails = await world.database.db.mail.findMany({
      where: { template: "fapiao.issued", subject: { contains: number } },
    });
    expect(mails.map(({ toAddress }) => toAddress).sort()).toEqual(
      [`${buyer.actor.userId}@example.com`, "books@example.com"].sort(),
    );

    const { id: second } = await ask([await bought()], PRICE_FEN);
    const used = view.papers[0]?.number;
    await expect(issue(second, PRICE_FEN, used)).rejects.toMatchObject({
      fields: { number: { code: "fapiao.number_used" } },
    });
    const exe = { name: "x.pdf", content: Buffer.from("MZ\0").toString("base64") };
    await expect(
      issueFapiao(finance, {
        id: second,
        amountFen: PRICE_FEN,
        code: "",
        number: paperNumber(),
        issuedOn: today,
        file: exe,
      }),
    ).rejects.toMatchObject({ fields: { "file.content": { code: "fapiao.file_type" } } });
    await expect(
      issueFapiao(
        { ...finance, role: "support" },
        { id: second, amountFen: 1n, code: "", number: "", issuedOn: "", file: exe },
      ),
    ).rejects.toMatchObject({
      status: 403,
    });
    await rejectFapiao(finance, { id: second, reason: "税号和名称对不上" });
    expect(await read(second)).toMatchObject({ state: "rejected", reason: "税号和名称对不上" });
    await expect(issue(second, PRICE_FEN)).rejects.toMatchObject({ code: "fapiao.not_waiting" });
  });

  it("a refund after it was issued: red is due by itself; the red one frees what is left for a new one", async () => {
    const [item, other] = [await bought(), await bought()];
    const { id } = await ask([item, other], 2n * PRICE_FEN);
    await issue(id, 2n * PRICE_FEN);
    await expect(red(id)).rejects.toMatchObject({ code: "fapiao.not_to_red" });
    await refund(item, 900n);
    expect(await readAnyFapiao(finance, { id })).toMatchObject({ state: "to_red", leftFen: 2n * PRICE_FEN - 900n });
    await refund(other, PRICE_FEN);
    const done = await red(id);
    expect(done).toMatchObject({
      state: "red",
      papers: [{ color: "blue" }, { color: "red", amountFen: 2n * PRICE_FEN }],
    });
    const next = await read(done.replacedBy?.id ?? "");
    expect(next).toMatchObject({
      state: "waiting",
      amountFen: await booked([item, other]),
      replaces: { id },
      buyer: { taxNumber },
    });
    expect(next.items.map((one) => one.id)).toEqual([item]);
    await issue(next.id, PRICE_FEN - 900n);
    await refund(item, PRICE_FEN - 900n);
    expect(await red(next.id)).toMatchObject({ state: "red", replacedBy: null, leftFen: 0n });
  });

  it("a refund says in its mail that the issued one must not be used any more, and to staff beforehand what it does", async () => {
    const { order, itemId } = await buyer.buy(`freefapiao${count++}.com`);
    expect(await world.drive(itemId)).toBe("done");
    const onFapiao = async () => (await readOrderTimeline(finance, { id: order.id })).items[0]?.fapiao;
    const mailed = async () => {
      await refund(itemId, 100n);
      const [mail] = await world.database.db.mail.findMany({
        where: { template: "orders.refund-given" },
        orderBy: { createdAt: "desc" },
        take: 1,
      });
      return mail?.text;
    };
    expect(await onFapiao()).toBeNull();
    const { id, number } = await ask([itemId], PRICE_FEN);
    expect(await onFapiao()).toEqual({ id, number, issued: false });
    expect(await mailed()).not.toContain("发票");
    const paper = paperNumber();
    await issue(id, PRICE_FEN - 100n, paper);
    expect(await onFapiao()).toEqual({ id, number, issued: true });
    expect(await mailed()).toContain(`发票 ${paper}。因为退款，这张发票要冲红`);
    await red(id);
    expect(await mailed()).not.toContain("发票");
  });

  it("a refund while it is being issued: what was issued is over too much, and red is due at once", async () => {
    for (let n = 0; n < 4; n++) {
      const item = await bought();
      const { id } = await ask([item], PRICE_FEN);
      await Promise.all([issue(id, PRICE_FEN), refund(item, 100n)]);
      expect(await read(id)).toMatchObject({ state: "to_red" });
      const { replacedBy } = await red(id);
      expect(await read(replacedBy?.id ?? "")).toMatchObject({ amountFen: await booked([item]) });
    }
  }, 30_000);

  it("export what waits for the tax tool, and are alerted when it waits for too long", async () => {
    const { id, number } = await ask([await bought()], PRICE_FEN);
    const csv = await exportFapiaos(
      finance,
      { ids: [id], columns: ["taxNumber", "number", "amount", "taxRate", "tax", "itemName"] },
      { locale: "zh" },
    );
    const [head, row] = (await csv.text()).split("\r\n");
    expect(head).toBe('"申请编号","税号","项目名称","含税金额（元）","税率","税额（元）"');
    expect(row).toBe(`"${number}","${taxNumber}","*信息技术服务*技术服务费","69.00","6%","3.91"`);
    const workbook = await exportFapiaoWorkbook(finance, { ids: [id] }, { locale: "zh" });
    expect(workbook.headers.get("content-disposition")).toMatch(/^attachment; .*\.xlsx$/);
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    const now = new Date();
    expect(await countLateFapiaos(now)).toBe(0);
    expect(await countLateFapiaos(new Date(now.getTime() + 73 * 3_600_000))).toBeGreaterThan(0);
  });

  it("the books agree", async () => {
    expect(await world.threeBooks()).toEqual([]);
  });
});
