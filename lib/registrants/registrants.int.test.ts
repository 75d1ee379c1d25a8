import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { HOUR_MS } from "@/lib/core/time";
import { startReview } from "@/lib/reviews/start-review";
import { upstream } from "@/lib/upstream/client";
import { archiveRegistrant } from "./archive-registrant";
import { compareRegistrant } from "./compare-registrant";
import { registrantInput } from "./contract";
import { createRegistrant } from "./create-registrant";
import { deleteRegistrant } from "./delete-registrant";
import type { RegistrantValues } from "./fields-contract";
import { listRegistrants } from "./list-registrants";
import { modifyRegistrant } from "./modify-registrant";
import { readRegistrant } from "./read-registrant";
import { sealIdNumber } from "./sealed-fields";
import { settleRegistrant } from "./settle-registrant";
import { type RegistrantWorld, startRegistrantWorld } from "./testing/registrant-world";
import { company, person } from "./testing/values";

const system = { kind: "system", job: "test" } as const;

let world: RegistrantWorld;
beforeAll(async () => {
  world = await startRegistrantWorld();
});
afterAll(() => world.close());
afterEach(() => world.control.clearFaults());

const input = (values: RegistrantValues) => registrantInput.parse(values);

describe("creating", () => {
  it("makes the contact upstream as typed and keeps the number only sealed", async () => {
    const actor = await world.customer();
    const row = await createRegistrant(actor, input(person));
    expect(row).toMatchObject({
      state: "ready",
      displayName: "单𠮷",
      idNumberMasked: "110************02X",
      realName: "none",
    });
    const stored = await world.database.db.registrant.findUniqueOrThrow({ where: { id: row.id } });
    const contact = (await world.control.world()).contacts.find((c) => c.userid === stored.upstreamId);
    expect(contact).toMatchObject({ idnumber: "11010519491231002X", usertype: "I", phone: "+86.057187654321" });
    expect(contact?.cn).toMatchObject({ company: "单𠮷", address: "西湖区龙井路18号", country: "中国" });
    const [text] = await world.database.asOwner<{ row: string }>(
      "SELECT (registrants.*)::text || encode(id_number_enc, 'escape') AS row FROM registrants WHERE id = $1",
      [row.id],
    );
    expect(text?.row).not.toContain("11010519491231002");
    await upstream().flushLog();
    const log = await world.database.asOwner<{ text: string }>(
      "SELECT (upstream_calls.*)::text AS text FROM upstream_calls",
    );
    expect(log.length).toBeGreaterThan(0);
    expect(log.map((line) => line.text).join()).not.toMatch(/11010519491231002|龙井路/);
  });

  it("belongs to its customer alone", async () => {
    const [owner, other] = [await world.customer(), await world.customer()];
    const { id } = await createRegistrant(owner, input(company));
    await expect(readRegistrant(other, { id })).rejects.toMatchObject({ status: 404 });
    await expect(modifyRegistrant(other, { id, ...input(company), seenAt: new Date() })).rejects.toMatchObject({
      status: 404,
    });
    await expect(archiveRegistrant(other, { id })).rejects.toMatchObject({ status: 404 });
    await expect(startReview(other, { id, consent: true }, { locale: "zh" })).rejects.toMatchObject({ status: 404 });
    expect((await listRegistrants(other, { archived: "0" })).rows).toEqual([]);
  });

  it("a refusal is an error beside its field, and nothing is stored", async () => {
    const actor = await world.customer();
    await world.control.fault({ kind: "code", endpoint: "domains.CreateContact", code: "11048" });
    await expect(createRegistrant(actor, input(company))).rejects.toMatchObject({
      status: 422,
      fields: { addressCn: { code: "registrants.upstream_refused" } },
    });
    expect(await world.database.db.registrant.count({ where: { customerId: actor.userId } })).toBe(0);
  });

  it.each(["dropAfter", "statusAfter"] as const)(
    "an answer that is lost (%s) is found in the list of contacts",
    async (kind) => {
      const actor = await world.customer();
      await world.control.fault({ kind, endpoint: "domains.CreateContact" });
      const row = await createRegistrant(actor, input({ ...company, email: `${randomUUID()}@example.com` }));
      expect(row.state).toBe("unsure");
      const before = (await world.control.world()).contacts.length;
      await settleRegistrant(system, { registrantId: row.id });
      await settleRegistrant(system, { registrantId: row.id });
      const found = await world.database.db.registrant.findUniqueOrThrow({ where: { id: row.id } });
      expect(found).toMatchObject({ state: "ready", upstreamId: expect.stringMatching(/^\d+$/) });
      expect((await world.control.world()).contacts.length).toBe(before);
    },
  );

  it("one that the upstream dates hours back is found, and made once", async () => {
    const actor = await world.customer();
    await world.control.fault({ kind: "dropAfter", endpoint: "domains.CreateContact" });
    const row = await createRegistrant(actor, input({ ...company, email: `${randomUUID()}@example.com` }));
    const { contacts } = world.sandbox.world;
    const [made] = [...contacts.values()].sort((a, b) => Number(b.userid) - Number(a.userid));
    if (!made) throw new Error("no contact");
    world.sandbox.world.transact(() =>
      contacts.put(made.userid, { ...made, createdAtMs: made.createdAtMs - 9 * HOUR_MS }),
    );
    await world.database.db.registrant.update({
      where: { id: row.id },
      data: { createdAt: new Date(Date.now() - HOUR_MS), sentAt: new Date(Date.now() - HOUR_MS) },
    });
    const before = (await world.control.world()).contacts.length;
    await settleRegistrant(system, { registrantId: row.id });
    expect(await world.database.db.registrant.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
      state: "ready",
      upstreamId: made.userid,
    });
    expect((await world.control.world()).contacts.length).toBe(before);
  });

  it("a second lost answer is waited for like the first: no third contact", async () => {
    const actor = await world.customer();
    await world.control.fault({ kind: "dropBefore", endpoint: "domains.CreateContact" });
    const row = await createRegistrant(actor, input({ ...company, email: `${randomUUID()}@example.com` }));
    const old = { createdAt: new Date(Date.now() - HOUR_MS), sentAt: new Date(Date.now() - HOUR_MS) };
    await world.database.db.registrant.update({ where: { id: row.id }, data: old });
    await world.control.fault({ kind: "dropAfter", endpoint: "domains.CreateContact" });
    await world.control.fault({ kind: "lag", endpoint: "domains.CreateContact", ms: HOUR_MS });
    const created = () => world.sandbox.calls.list({ endpoint: "domains.CreateContact", limit: 1000 }).length;
    const before = created();
    await settleRegistrant(system, { registrantId: row.id });
    await settleRegistrant(system, { registrantId: row.id });
    expect(created() - before).toBe(1);
  });

  it("a contact that never arrived is created again after a while, not before", async () => {
    const actor = await world.customer();
    await world.control.fault({ kind: "dropBefore", endpoint: "domains.CreateContact" });
    const row = await createRegistrant(actor, input({ ...company, email: `${randomUUID()}@example.com` }));
    expect(row.state).toBe("unsure");
    await settleRegistrant(system, { registrantId: row.id });
    expect((await readRegistrant(actor, { id: row.id })).state).toBe("unsure");
    await world.database.db.registrant.update({
      where: { id: row.id },
      data: { sentAt: new Date(Date.now() - 600_000) },
    });
    await settleRegistrant(system, { registrantId: row.id });
    expect((await readRegistrant(actor, { id: row.id })).state).toBe("unsure");
    await world.database.db.registrant.update({
      where: { id: row.id },
      data: { sentAt: new Date(Date.now() - 1_860_000) },
    });
    await settleRegistrant(system, { registrantId: row.id });
    expect((await readRegistrant(actor, { id: row.id })).state).toBe("ready");
  });
});

describe("changing", () => {
  const seenAt = async (actor: CustomerActor, id: string) => (await readRegistrant(actor, { id })).updatedAt;
  const stale = { code: "registrants.changed_meanwhile", status: 409 };

  it("a page that was opened before another change is told, and nothing is overwritten here or at the upstream", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    const opened = await seenAt(actor, id);
    await modifyRegistrant(actor, { id, ...company, idNumber: "", zipcode: "310000", seenAt: opened });
    const second = { id, ...company, idNumber: "", addressCn: "西湖区龙井路19号" };
    await expect(modifyRegistrant(actor, { ...second, seenAt: opened })).rejects.toMatchObject(stale);
    expect((await readRegistrant(actor, { id })).fields).toMatchObject({
      ...{ zipcode: "310000", addressCn: company.addressCn },
    });
    expect(await compareRegistrant(actor, { id })).toMatchObject({ state: "same" });
    await modifyRegistrant(actor, { ...second, zipcode: "310000", seenAt: await seenAt(actor, id) });
  });

  it("of two that are saved at the same moment one is, so that both sides hold the same", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    const opened = await seenAt(actor, id);
    const sent = () => world.sandbox.calls.list({ endpoint: "domains.ModifyContact", limit: 1000 }).length;
    const before = sent();
    const saves = ["310001", "310002", "310003", "310004"].map((zipcode) =>
      modifyRegistrant(actor, { id, ...company, idNumber: "", zipcode, seenAt: opened }),
    );
    const ended = await Promise.allSettled(saves);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of ended) if (one.status === "rejected") expect(one.reason).toMatchObject(stale);
    expect(sent() - before).toBe(1);
    expect(await compareRegistrant(actor, { id })).toMatchObject({ state: "same" });
  });

  it("one that the upstream refused or did not answer may be saved again by the same page", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    const change = { id, ...company, idNumber: "", zipcode: "310000", seenAt: await seenAt(actor, id) };
    await world.control.fault({ kind: "code", endpoint: "domains.ModifyContact", code: "11047" });
    await expect(modifyRegistrant(actor, change)).rejects.toMatchObject({ status: 422 });
    await world.control.fault({ kind: "dropAfter", endpoint: "domains.ModifyContact" });
    await expect(modifyRegistrant(actor, change)).rejects.toMatchObject({ code: "registrants.change_unclear" });
    // A review would judge either version.
    const review = startReview(actor, { id, consent: true }, { locale: "zh" });
    await expect(review).rejects.toMatchObject({ code: "registrants.change_unclear", status: 409 });
    const saved = await modifyRegistrant(actor, change);
    expect(await compareRegistrant(actor, { id })).toMatchObject({ state: "same" });
    // The answer got lost between the shop and the browser.
    expect(await modifyRegistrant(actor, change)).toEqual(saved);
  });

  it("waits with a review while a save has not been answered", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    const changingUntil = new Date(Date.now() + 60_000);
    await world.database.db.registrant.update({ where: { id }, data: { changingUntil } });
    const review = startReview(actor, { id, consent: true }, { locale: "zh" });
    await expect(review).rejects.toMatchObject({ code: "registrants.changing", status: 409 });
  });

  it("changes both sides, keeps the number when none is given, and names what changed without values", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    const change = { id, ...company, zipcode: "310000", idNumber: "" };
    await modifyRegistrant(actor, { ...change, seenAt: await seenAt(actor, id) });
    const stored = await world.database.db.registrant.findUniqueOrThrow({ where: { id } });
    expect(stored.fields).toMatchObject({ zipcode: "310000" });
    const contact = (await world.control.world()).contacts.find((c) => c.userid === stored.upstreamId);
    expect(contact).toMatchObject({ zipcode: "310000", idnumber: "91350100M000100Y43" });
    const audit = await world.database.db.auditEvent.findFirstOrThrow({
      where: { action: "registrants.modify", subjectId: id },
    });
    expect(audit.after).toEqual({ changed: ["zipcode"] });
  });

  it("checks again on the server and refuses what holds a domestic domain", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    const opened = await seenAt(actor, id);
    await expect(modifyRegistrant(actor, { id, ...company, zipcode: "1", seenAt: opened })).rejects.toMatchObject({
      fields: { zipcode: { code: "registrants.zip_missing" } },
    });
    await world.database.db.service.create({
      data: {
        customerId: actor.userId,
        productLine: "domain",
        name: "qinghe.cn",
        displayName: "qinghe.cn",
        config: {},
        registrantId: id,
      },
    });
    await expect(modifyRegistrant(actor, { id, ...company, seenAt: opened })).rejects.toMatchObject({
      code: "registrants.locked_has_domains",
    });
  });
});

describe("comparing it with the upstream", () => {
  it("says that both are the same, what differs with the number masked, and that it is gone", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(person));
    expect(await compareRegistrant(actor, { id })).toMatchObject({ state: "same", differences: [] });
    const row = await world.database.db.registrant.findUniqueOrThrow({ where: { id } });
    const fields = { ...(row.fields as Record<string, string>), cityCn: "宁波", phone: "+86.01012345678" };
    await world.database.db.registrant.update({
      where: { id },
      data: { fields, idNumberEnc: sealIdNumber(id, "110101199003074477"), idNumberMasked: "110************477" },
    });
    const differing = await compareRegistrant(actor, { id });
    expect(differing).toMatchObject({
      state: "differs",
      differences: [
        { field: "phone", ours: "+86.01012345678", theirs: "+86.057187654321" },
        { field: "cityCn", ours: "宁波", theirs: "杭州" },
        { field: "idNumber", ours: "110************477", theirs: "110************02X" },
      ],
    });
    expect(JSON.stringify(differing)).not.toContain("11010519491231002");
    world.sandbox.world.transact(() => world.sandbox.world.contacts.remove(row.upstreamId ?? ""));
    expect(await compareRegistrant(actor, { id })).toMatchObject({ state: "gone", differences: [] });
    await expect(compareRegistrant(await world.customer(), { id })).rejects.toMatchObject({ status: 404 });
  });

  it("without an answer nothing is concluded", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    await world.control.fault({ kind: "dropBefore", endpoint: "domains.ContactInfo", count: 10 });
    await expect(compareRegistrant(actor, { id })).rejects.toMatchObject({ code: "upstream.unclear", status: 503 });
  });
});

describe("deleting", () => {
  const contactOf = async (id: string) =>
    (await world.database.db.registrant.findUniqueOrThrow({ where: { id } })).upstreamId ?? "";
  const isUpstream = async (userid: string) =>
    (await world.control.world()).contacts.some((one) => one.userid === userid);

  it("deletes it here and at the upstream, with its reviews; the audit keeps no personal data", async () => {
    const { actor, id, userid } = await world.reviewed();
    await deleteRegistrant(actor, { id });
    expect(await isUpstream(userid)).toBe(false);
    expect(await world.database.db.registrant.findUnique({ where: { id } })).toBeNull();
    expect(await world.database.db.realNameReview.count({ where: { registrantId: id } })).toBe(0);
    const audit = await world.database.db.auditEvent.findFirstOrThrow({
      where: { action: "registrants.delete", subjectId: id },
    });
    expect(audit.before).toEqual({ kind: "person", upstreamId: userid });
    await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({ status: 404 });
  });

  it("an archived one says that it is archived, and begins no review", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    expect((await readRegistrant(actor, { id })).locked).toBeNull();
    await archiveRegistrant(actor, { id });
    expect((await readRegistrant(actor, { id })).locked).toBe("archived");
    // From a page that was opened before.
    await expect(startReview(actor, { id, consent: true }, { locale: "zh" })).rejects.toMatchObject({
      ...{ code: "registrants.archived", status: 409 },
    });
  });

  it("refused by the upstream it is in the lists again, each refusal with its own sentence", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    for (const [code, name] of [
      ["11043", "has_domains_or_exempt"],
      ["11046", "deletion_failed"],
      ["11055", "state_forbids"],
      ["11056", "has_domains"],
    ] as const) {
      await world.control.fault({ kind: "code", endpoint: "domains.DeleteContact", code });
      await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({
        code: `registrants.delete_refused_${name}`,
        status: 409,
      });
    }
    expect((await listRegistrants(actor, { archived: "0" })).rows.map((row) => row.id)).toEqual([id]);
  });

  it("a lost answer is settled by a read; one that arrived before counts as deleted", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    const contact = await contactOf(id);
    await world.control.fault({ kind: "dropBefore", endpoint: "domains.DeleteContact" });
    await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({ code: "upstream.unclear" });
    expect(await isUpstream(contact)).toBe(true);
    expect((await readRegistrant(actor, { id })).deletable).toBe(true);
    world.sandbox.world.transact(() => world.sandbox.world.contacts.remove(contact));
    await deleteRegistrant(actor, { id });
    expect(await world.database.db.registrant.findUnique({ where: { id } })).toBeNull();
    const other = await createRegistrant(actor, input(company));
    await world.control.fault({ kind: "dropAfter", endpoint: "domains.DeleteContact" });
    await deleteRegistrant(actor, { id: other.id });
    expect(await world.database.db.registrant.findUnique({ where: { id: other.id } })).toBeNull();
  });

  it("is not offered for what held a domain, and is its customer's alone", async () => {
    const actor = await world.customer();
    const { id } = await createRegistrant(actor, input(company));
    await expect(deleteRegistrant(await world.customer(), { id })).rejects.toMatchObject({ status: 404 });
    const service = { productLine: "domain", name: "qinghe-old.com", displayName: "qinghe-old.com", config: {} };
    await world.database.db.service.create({
      data: { ...service, customerId: actor.userId, registrantId: id, state: "ended", endedAt: new Date() },
    });
    expect((await readRegistrant(actor, { id })).deletable).toBe(false);
    await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({ code: "registrants.not_deletable" });
    expect(await isUpstream(await contactOf(id))).toBe(true);
  });
});
