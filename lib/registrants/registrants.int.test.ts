import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { upstream } from "@/lib/upstream/client";
import { SandboxControl } from "@/sandbox/control";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { archiveRegistrant } from "./archive-registrant";
import { compareRegistrant } from "./compare-registrant";
import { registrantInput } from "./contract";
import { createRegistrant } from "./create-registrant";
import { deleteRegistrant } from "./delete-registrant";
import type { RegistrantValues } from "./fields-contract";
import { listRegistrants } from "./list-registrants";
import { listReviews } from "./list-reviews";
import { modifyRegistrant } from "./modify-registrant";
import { pollReview } from "./poll-review";
import { previewDocument, staffPreviewDocument } from "./preview-document";
import { readRegistrant } from "./read-registrant";
import { removeDocument } from "./remove-document";
import { sealIdNumber } from "./sealed-fields";
import { settleRegistrant } from "./settle-registrant";
import { startReview } from "./start-review";
import { submitReview } from "./submit-review";
import { sweepRegistrants } from "./sweep-registrants";
import { company, person } from "./testing/values";
import { uploadDocument } from "./upload-document";

let database: TestDatabase;
let sandbox: RunningSandbox;
let control: SandboxControl;
const system = { kind: "system", job: "test" } as const;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { audits: "manual", replay: "off" } });
  control = new SandboxControl(sandbox.url);
  database = await createTestDatabase({
    CNDNS_USERNAME: "sandbox",
    CNDNS_PASSWORD: "sandbox-password",
    CNDNS_EMAIL: "sandbox@example.com",
    CNDNS_API_URL: sandbox.url,
    CNDNS_CHECK_URL: sandbox.url,
    CNDNS_SUPPORT_URL: sandbox.url,
  });
});
afterAll(async () => {
  upstream().close();
  await database.drop();
  await sandbox.close();
});
afterEach(() => control.clearFaults());

async function newCustomer(): Promise<CustomerActor> {
  const user = await database.db.user.create({
    data: { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "-" },
  });
  return { kind: "customer", userId: user.id, sessionId: randomUUID(), ip: "127.0.0.1" };
}
const input = (values: RegistrantValues) => registrantInput.parse(values);

/** A photo of noise, as large as a phone's, with a place in its metadata. */
async function photo(width = 1600, height = 1000): Promise<string> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const jpg = await sharp({ create: { width, height, channels: 3, background: "#888", noise } })
    .jpeg({ quality: 95 })
    .withExif({ IFD0: { Copyright: "secret-place" }, IFD3: { GPSLatitudeRef: "N" } })
    .toBuffer();
  return jpg.toString("base64");
}

describe("creating", () => {
  it("makes the contact upstream as typed and keeps the number only sealed", async () => {
    const actor = await newCustomer();
    const row = await createRegistrant(actor, input(person));
    expect(row).toMatchObject({
      state: "ready",
      displayName: "单𠮷",
      idNumberMasked: "110************02X",
      realName: "none",
    });
    const stored = await database.db.registrant.findUniqueOrThrow({ where: { id: row.id } });
    const contact = (await control.world()).contacts.find((c) => c.userid === stored.upstreamId);
    expect(contact).toMatchObject({ idnumber: "11010519491231002X", usertype: "I", phone: "+86.057187654321" });
    expect(contact?.cn).toMatchObject({ company: "单𠮷", address: "西湖区龙井路18号", country: "中国" });
    const [text] = await database.asOwner<{ row: string }>(
      "SELECT (registrants.*)::text || encode(id_number_enc, 'escape') AS row FROM registrants WHERE id = $1",
      [row.id],
    );
    expect(text?.row).not.toContain("11010519491231002");
    const log = await database.asOwner<{ text: string }>("SELECT (upstream_calls.*)::text AS text FROM upstream_calls");
    await upstream().flushLog();
    expect(log.map((line) => line.text).join()).not.toMatch(/11010519491231002|龙井路/);
  });

  it("belongs to its customer alone", async () => {
    const [owner, other] = [await newCustomer(), await newCustomer()];
    const { id } = await createRegistrant(owner, input(company));
    await expect(readRegistrant(other, { id })).rejects.toMatchObject({ status: 404 });
    await expect(modifyRegistrant(other, { id, ...input(company) })).rejects.toMatchObject({ status: 404 });
    await expect(archiveRegistrant(other, { id })).rejects.toMatchObject({ status: 404 });
    await expect(startReview(other, { id, consent: true }, { locale: "zh" })).rejects.toMatchObject({ status: 404 });
    expect((await listRegistrants(other, { archived: "0" })).rows).toEqual([]);
  });

  it("a refusal stands beside its field and leaves nothing", async () => {
    const actor = await newCustomer();
    await control.fault({ kind: "code", endpoint: "domains.CreateContact", code: "11048" });
    await expect(createRegistrant(actor, input(company))).rejects.toMatchObject({
      status: 422,
      fields: { addressCn: { code: "registrants.upstream_refused" } },
    });
    expect(await database.db.registrant.count({ where: { customerId: actor.userId } })).toBe(0);
  });

  it.each(["dropAfter", "statusAfter"] as const)(
    "an answer that is lost (%s) is found in the list of contacts",
    async (kind) => {
      const actor = await newCustomer();
      await control.fault({ kind, endpoint: "domains.CreateContact" });
      const row = await createRegistrant(actor, input({ ...company, email: `${randomUUID()}@example.com` }));
      expect(row.state).toBe("unsure");
      const before = (await control.world()).contacts.length;
      await settleRegistrant(system, { registrantId: row.id });
      await settleRegistrant(system, { registrantId: row.id });
      const found = await database.db.registrant.findUniqueOrThrow({ where: { id: row.id } });
      expect(found).toMatchObject({ state: "ready", upstreamId: expect.stringMatching(/^\d+$/) });
      expect((await control.world()).contacts.length).toBe(before);
    },
  );

  it("a contact that never arrived is created again after a while, not before", async () => {
    const actor = await newCustomer();
    await control.fault({ kind: "dropBefore", endpoint: "domains.CreateContact" });
    const row = await createRegistrant(actor, input({ ...company, email: `${randomUUID()}@example.com` }));
    expect(row.state).toBe("unsure");
    await settleRegistrant(system, { registrantId: row.id });
    expect((await readRegistrant(actor, { id: row.id })).state).toBe("unsure");
    await database.db.registrant.update({ where: { id: row.id }, data: { createdAt: new Date(Date.now() - 600_000) } });
    await settleRegistrant(system, { registrantId: row.id });
    expect((await readRegistrant(actor, { id: row.id })).state).toBe("ready");
  });
});

describe("changing", () => {
  it("changes both sides, keeps the number when none is given, and names what changed without values", async () => {
    const actor = await newCustomer();
    const { id } = await createRegistrant(actor, input(company));
    await modifyRegistrant(actor, { id, ...company, zipcode: "310000", idNumber: "" });
    const stored = await database.db.registrant.findUniqueOrThrow({ where: { id } });
    expect(stored.fields).toMatchObject({ zipcode: "310000" });
    const contact = (await control.world()).contacts.find((c) => c.userid === stored.upstreamId);
    expect(contact).toMatchObject({ zipcode: "310000", idnumber: "91350100M000100Y43" });
    const audit = await database.db.auditEvent.findFirstOrThrow({
      where: { action: "registrants.modify", subjectId: id },
    });
    expect(audit.after).toEqual({ changed: ["zipcode"] });
  });

  it("checks again on the server and refuses what holds a domestic domain", async () => {
    const actor = await newCustomer();
    const { id } = await createRegistrant(actor, input(company));
    await expect(modifyRegistrant(actor, { id, ...company, zipcode: "1" })).rejects.toMatchObject({
      fields: { zipcode: { code: "registrants.zip_missing" } },
    });
    await database.db.service.create({
      data: {
        customerId: actor.userId,
        line: "domain",
        name: "qinghe.cn",
        displayName: "qinghe.cn",
        config: {},
        registrantId: id,
      },
    });
    await expect(modifyRegistrant(actor, { id, ...company })).rejects.toMatchObject({
      code: "registrants.locked_has_domains",
    });
  });
});

describe("holding it against the upstream", () => {
  it("says that both are the same, what differs with the number masked, and that it is gone", async () => {
    const actor = await newCustomer();
    const { id } = await createRegistrant(actor, input(person));
    expect(await compareRegistrant(actor, { id })).toMatchObject({ state: "same", differences: [] });
    const row = await database.db.registrant.findUniqueOrThrow({ where: { id } });
    const fields = { ...(row.fields as Record<string, string>), cityCn: "宁波", phone: "+86.01012345678" };
    await database.db.registrant.update({
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
    sandbox.world.transact(() => sandbox.world.contacts.remove(row.upstreamId ?? ""));
    expect(await compareRegistrant(actor, { id })).toMatchObject({ state: "gone", differences: [] });
    await expect(compareRegistrant(await newCustomer(), { id })).rejects.toMatchObject({ status: 404 });
  });

  it("an answer that does not come says nothing", async () => {
    const actor = await newCustomer();
    const { id } = await createRegistrant(actor, input(company));
    await control.fault({ kind: "dropBefore", endpoint: "domains.ContactInfo", count: 10 });
    await expect(compareRegistrant(actor, { id })).rejects.toMatchObject({ code: "upstream.unclear", status: 503 });
  });
});

describe("deleting", () => {
  const contactOf = async (id: string) =>
    (await database.db.registrant.findUniqueOrThrow({ where: { id } })).upstreamId ?? "";
  const isUpstream = async (userid: string) => (await control.world()).contacts.some((one) => one.userid === userid);

  it("takes it away here and at the upstream, with its reviews; the audit keeps no personal data", async () => {
    const { actor, id, userid } = await reviewed();
    await deleteRegistrant(actor, { id });
    expect(await isUpstream(userid)).toBe(false);
    expect(await database.db.registrant.findUnique({ where: { id } })).toBeNull();
    expect(await database.db.realNameReview.count({ where: { registrantId: id } })).toBe(0);
    const audit = await database.db.auditEvent.findFirstOrThrow({
      where: { action: "registrants.delete", subjectId: id },
    });
    expect(audit.before).toEqual({ kind: "person", upstreamId: userid });
    await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({ status: 404 });
  });

  it("refused by the upstream it stands in the lists again, each refusal with its own sentence", async () => {
    const actor = await newCustomer();
    const { id } = await createRegistrant(actor, input(company));
    for (const [code, name] of [
      ["11043", "has_domains_or_exempt"],
      ["11046", "deletion_failed"],
      ["11055", "state_forbids"],
      ["11056", "has_domains"],
    ] as const) {
      await control.fault({ kind: "code", endpoint: "domains.DeleteContact", code });
      await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({
        code: `registrants.delete_refused_${name}`,
        status: 409,
      });
    }
    expect((await listRegistrants(actor, { archived: "0" })).rows.map((row) => row.id)).toEqual([id]);
  });

  it("a lost answer is settled by a read; one that arrived before counts as deleted", async () => {
    const actor = await newCustomer();
    const { id } = await createRegistrant(actor, input(company));
    const contact = await contactOf(id);
    await control.fault({ kind: "dropBefore", endpoint: "domains.DeleteContact" });
    await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({ code: "upstream.unclear" });
    expect(await isUpstream(contact)).toBe(true);
    expect((await readRegistrant(actor, { id })).deletable).toBe(true);
    sandbox.world.transact(() => sandbox.world.contacts.remove(contact));
    await deleteRegistrant(actor, { id });
    expect(await database.db.registrant.findUnique({ where: { id } })).toBeNull();
    const other = await createRegistrant(actor, input(company));
    await control.fault({ kind: "dropAfter", endpoint: "domains.DeleteContact" });
    await deleteRegistrant(actor, { id: other.id });
    expect(await database.db.registrant.findUnique({ where: { id: other.id } })).toBeNull();
  });

  it("is not offered for what held a domain, and is its customer's alone", async () => {
    const actor = await newCustomer();
    const { id } = await createRegistrant(actor, input(company));
    await expect(deleteRegistrant(await newCustomer(), { id })).rejects.toMatchObject({ status: 404 });
    const service = { line: "domain", name: "qinghe-old.com", displayName: "qinghe-old.com", config: {} };
    await database.db.service.create({
      data: { ...service, customerId: actor.userId, registrantId: id, state: "ended", endedAt: new Date() },
    });
    expect((await readRegistrant(actor, { id })).deletable).toBe(false);
    await expect(deleteRegistrant(actor, { id })).rejects.toMatchObject({ code: "registrants.not_deletable" });
    expect(await isUpstream(await contactOf(id))).toBe(true);
  });
});

async function reviewed(values: RegistrantValues = person) {
  const actor = await newCustomer();
  const { id } = await createRegistrant(actor, input({ ...values, email: `${randomUUID()}@example.com` }));
  const review = await startReview(actor, { id, consent: true }, { locale: "zh" });
  const { upstreamId } = await database.db.registrant.findUniqueOrThrow({ where: { id } });
  return { actor, id, reviewId: review.id, userid: upstreamId ?? "" };
}

describe("real-name review", () => {
  it("goes from upload to pass: JPG by POST, followed, then the documents are gone and the customer is told", async () => {
    const { actor, id, reviewId, userid } = await reviewed();
    const uploaded = await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    expect(uploaded.documents).toMatchObject([{ role: "owner", width: 1600, height: 1000, deletedAt: null }]);
    const stored = await database.db.reviewDocument.findFirstOrThrow({ where: { reviewId } });
    // A JPG's head, and its frame of 1600 × 1000: long enough never to stand in random bytes by chance.
    const sealed = Buffer.from(stored.contentEnc ?? []);
    expect(sealed.length).toBeGreaterThan(55_000);
    expect(sealed.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]))).toBe(false);
    expect(sealed.includes(Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08, 0x03, 0xe8, 0x06, 0x40]))).toBe(false);
    expect((await submitReview(actor, { id: reviewId })).state).toBe("waiting");
    const calls = await control.calls({ endpoint: "domains.DomainAudit" });
    expect(calls.at(0)).toMatchObject({ method: "POST" });
    const audit = (await control.world()).audits.find((a) => a.contactId === userid);
    expect(audit?.pictureBytes).toBeGreaterThan(2 * 57_000);

    await control.audit({ userid, state: "pending" });
    await pollReview(system, { reviewId });
    expect((await readRegistrant(actor, { id })).reviews[0]).toMatchObject({ state: "pending" });
    await control.audit({ userid, state: "pass" });
    await pollReview(system, { reviewId });
    await pollReview(system, { reviewId });
    const detail = await readRegistrant(actor, { id });
    expect(detail).toMatchObject({ realName: "pass", locked: "reviewed" });
    expect(detail.reviews[0]?.documents[0]?.deletedAt).toBeInstanceOf(Date);
    const left = await database.db.reviewDocument.findFirstOrThrow({ where: { reviewId } });
    expect(left).toMatchObject({ contentEnc: null, previewEnc: null });
    expect(
      await database.db.mail.count({ where: { userId: actor.userId, template: "registrants.review-passed" } }),
    ).toBe(1);
    await expect(startReview(actor, { id, consent: true }, { locale: "zh" })).rejects.toMatchObject({
      code: "registrants.review_passed",
    });
  });

  it("unpass shows the reviewer's words, deletes the documents and may be repeated", async () => {
    const { actor, id, reviewId, userid } = await reviewed(company);
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await uploadDocument(actor, { id: reviewId, role: "contact", content: await photo(900, 700) });
    await submitReview(actor, { id: reviewId });
    await control.audit({ userid, state: "unpass", memo: "证件 100% 不清晰 + 请重拍" });
    await pollReview(system, { reviewId });
    const detail = await readRegistrant(actor, { id });
    expect(detail).toMatchObject({
      realName: "unpass",
      reviews: [{ state: "unpass", memo: "证件 100% 不清晰 + 请重拍" }],
    });
    expect(await database.db.reviewDocument.count({ where: { reviewId, contentEnc: { not: null } } })).toBe(0);
    const again = await startReview(actor, { id, consent: true }, { locale: "en" });
    await uploadDocument(actor, { id: again.id, role: "owner", content: await photo() });
    await submitReview(actor, { id: again.id });
    await control.audit({ userid, state: "pass" });
    await pollReview(system, { reviewId: again.id });
    expect((await readRegistrant(actor, { id })).realName).toBe("pass");
  });

  it("an answer that is lost is followed by polling, never sent twice", async () => {
    const { actor, reviewId, userid } = await reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await control.fault({ kind: "dropAfter", endpoint: "domains.DomainAudit" });
    expect((await submitReview(actor, { id: reviewId })).state).toBe("unsure");
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({
      code: "registrants.review_not_uploading",
    });
    await pollReview(system, { reviewId });
    const review = await database.db.realNameReview.findUniqueOrThrow({ where: { id: reviewId } });
    expect(review.state).toBe("waiting");
    expect((await control.world()).audits.filter((a) => a.contactId === userid).length).toBe(1);
  });

  it("one that never arrived may be handed in again after ten minutes, documents kept", async () => {
    const { actor, reviewId } = await reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await control.fault({ kind: "dropBefore", endpoint: "domains.DomainAudit" });
    expect((await submitReview(actor, { id: reviewId })).state).toBe("unsure");
    await pollReview(system, { reviewId });
    expect((await database.db.realNameReview.findUniqueOrThrow({ where: { id: reviewId } })).state).toBe("unsure");
    await database.db.realNameReview.update({
      where: { id: reviewId },
      data: { submittedAt: new Date(Date.now() - 700_000) },
    });
    await pollReview(system, { reviewId });
    expect((await submitReview(actor, { id: reviewId })).state).toBe("waiting");
  });

  it("a refusal keeps the documents for another try", async () => {
    const { actor, reviewId } = await reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await control.fault({ kind: "code", endpoint: "domains.DomainAudit", code: "11717" });
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({ code: "registrants.review_refused" });
    expect((await submitReview(actor, { id: reviewId })).state).toBe("waiting");
  });

  it("wants documents, and starts once however often it is clicked", async () => {
    const { actor, id, reviewId } = await reviewed();
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({
      code: "registrants.documents_missing",
    });
    const starts = await Promise.all(
      Array.from({ length: 10 }, () => startReview(actor, { id, consent: true }, { locale: "zh" })),
    );
    expect(new Set(starts.map((s) => s.id))).toEqual(new Set([reviewId]));
  });

  it("pictures: replaced, removed, refused when unreadable or too small", async () => {
    const { actor, reviewId } = await reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    const [second] = (await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo(800, 600) }))
      .documents;
    expect(second).toMatchObject({ width: 800 });
    const junk = Buffer.from("not a picture").toString("base64");
    await expect(uploadDocument(actor, { id: reviewId, role: "owner", content: junk })).rejects.toMatchObject({
      code: "registrants.picture.unreadable",
    });
    await expect(
      uploadDocument(actor, { id: reviewId, role: "owner", content: await photo(300, 200) }),
    ).rejects.toMatchObject({ code: "registrants.picture.too_small", params: { width: 300, height: 200 } });
    const after = await removeDocument(actor, { id: reviewId, documentId: second?.id ?? "" });
    expect(after.documents).toEqual([]);
  });

  it("previews are blurred, for the owner and for staff with a reason, and audited", async () => {
    const { actor, reviewId } = await reviewed();
    const [document] = (await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() })).documents;
    const documentId = document?.id ?? "";
    const preview = Buffer.from(await (await previewDocument(actor, { id: reviewId, documentId })).arrayBuffer());
    expect((await sharp(preview).metadata()).width).toBeLessThanOrEqual(360);
    const other = await newCustomer();
    await expect(previewDocument(other, { id: reviewId, documentId })).rejects.toMatchObject({ status: 404 });
    await expect(uploadDocument(other, { id: reviewId, role: "owner", content: await photo() })).rejects.toMatchObject({
      status: 404,
    });
    await expect(submitReview(other, { id: reviewId })).rejects.toMatchObject({ status: 404 });
    const staff: StaffActor = {
      kind: "staff",
      role: "support",
      userId: randomUUID(),
      sessionId: randomUUID(),
      ip: "::1",
    };
    const { email } = await database.db.user.findUniqueOrThrow({ where: { id: actor.userId } });
    const listed = await listReviews(staff, { state: "open", q: email });
    expect(listed.rows).toMatchObject([{ id: reviewId, state: "uploading", registrant: { displayName: "单𠮷" } }]);
    expect(JSON.stringify(listed)).not.toContain("11010519491231002");
    await staffPreviewDocument(staff, { documentId, reason: "客户来电说照片传错了" });
    const rows = await database.db.auditEvent.findMany({ where: { subjectId: documentId }, orderBy: { id: "asc" } });
    expect(rows.map((row) => [row.action, row.actorKind, row.after])).toEqual([
      ["registrants.preview-document", "customer", null],
      ["registrants.staff-preview-document", "staff", { reason: "客户来电说照片传错了" }],
    ]);
  });

  it("documents older than thirty days are deleted whatever became of the review", async () => {
    const { actor, reviewId } = await reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    const day = 86_400_000;
    await sweepRegistrants(system, new Date(Date.now() + 29 * day));
    expect(await database.db.reviewDocument.count({ where: { reviewId, deletedAt: null } })).toBe(1);
    await sweepRegistrants(system, new Date(Date.now() + 31 * day));
    expect(await database.db.reviewDocument.count({ where: { reviewId, contentEnc: null, previewEnc: null } })).toBe(1);
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({
      code: "registrants.documents_missing",
    });
  });
});
