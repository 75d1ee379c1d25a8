import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { archiveRegistrant } from "@/lib/registrants/archive-registrant";
import { readRegistrant } from "@/lib/registrants/read-registrant";
import { sweepRegistrants } from "@/lib/registrants/sweep-registrants";
import { type RegistrantWorld, startRegistrantWorld } from "@/lib/registrants/testing/registrant-world";
import { company } from "@/lib/registrants/testing/values";
import { listReviews } from "./list-reviews";
import { pollReview } from "./poll-review";
import { previewDocument, staffPreviewDocument } from "./preview-document";
import { removeDocument } from "./remove-document";
import { startReview } from "./start-review";
import { submitReview } from "./submit-review";
import { uploadDocument } from "./upload-document";

const system = { kind: "system", job: "test" } as const;

let world: RegistrantWorld;
beforeAll(async () => {
  world = await startRegistrantWorld();
});
afterAll(() => world.close());
afterEach(() => world.control.clearFaults());

/** A photo of noise, as large as a phone's, with a place in its metadata. */
async function photo(width = 1600, height = 1000): Promise<string> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const jpg = await sharp({ create: { width, height, channels: 3, background: "#888", noise } })
    .jpeg({ quality: 95 })
    .withExif({ IFD0: { Copyright: "secret-place" }, IFD3: { GPSLatitudeRef: "N" } })
    .toBuffer();
  return jpg.toString("base64");
}

describe("real-name review", () => {
  it("goes from upload to pass: JPG by POST, followed, then the documents are gone and the customer is told", async () => {
    const { actor, id, reviewId, userid } = await world.reviewed();
    const uploaded = await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    expect(uploaded.documents).toMatchObject([{ role: "owner", width: 1600, height: 1000, deletedAt: null }]);
    const stored = await world.database.db.reviewDocument.findFirstOrThrow({ where: { reviewId } });
    // A JPG's head, and its frame of 1600 × 1000: too long to occur in random bytes by chance.
    const sealed = Buffer.from(stored.contentEnc ?? []);
    expect(sealed.length).toBeGreaterThan(55_000);
    expect(sealed.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]))).toBe(false);
    expect(sealed.includes(Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08, 0x03, 0xe8, 0x06, 0x40]))).toBe(false);
    expect((await submitReview(actor, { id: reviewId })).state).toBe("waiting");
    const calls = await world.control.calls({ endpoint: "domains.DomainAudit" });
    expect(calls.at(0)).toMatchObject({ method: "POST" });
    const audit = (await world.control.world()).audits.find((a) => a.contactId === userid);
    expect(audit?.pictureBytes).toBeGreaterThan(2 * 57_000);

    await world.control.audit({ userid, state: "pending" });
    await pollReview(system, { reviewId });
    expect((await readRegistrant(actor, { id })).reviews[0]).toMatchObject({ state: "pending" });
    await world.control.audit({ userid, state: "pass" });
    await pollReview(system, { reviewId });
    await pollReview(system, { reviewId });
    const detail = await readRegistrant(actor, { id });
    expect(detail).toMatchObject({ realName: "pass", locked: "reviewed" });
    expect(detail.reviews[0]?.documents[0]?.deletedAt).toBeInstanceOf(Date);
    const left = await world.database.db.reviewDocument.findFirstOrThrow({ where: { reviewId } });
    expect(left).toMatchObject({ contentEnc: null, previewEnc: null });
    expect(
      await world.database.db.mail.count({ where: { userId: actor.userId, template: "registrants.review-passed" } }),
    ).toBe(1);
    await expect(startReview(actor, { id, consent: true }, { locale: "zh" })).rejects.toMatchObject({
      code: "registrants.review_passed",
    });
  });

  it("unpass shows the reviewer's words, deletes the documents and may be repeated", async () => {
    const { actor, id, reviewId, userid } = await world.reviewed(company);
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await uploadDocument(actor, { id: reviewId, role: "contact", content: await photo(900, 700) });
    await submitReview(actor, { id: reviewId });
    await world.control.audit({ userid, state: "unpass", memo: "证件 100% 不清晰 + 请重拍" });
    await pollReview(system, { reviewId });
    const detail = await readRegistrant(actor, { id });
    expect(detail).toMatchObject({
      realName: "unpass",
      reviews: [{ state: "unpass", memo: "证件 100% 不清晰 + 请重拍" }],
    });
    expect(await world.database.db.reviewDocument.count({ where: { reviewId, contentEnc: { not: null } } })).toBe(0);
    const again = await startReview(actor, { id, consent: true }, { locale: "en" });
    await uploadDocument(actor, { id: again.id, role: "owner", content: await photo() });
    await submitReview(actor, { id: again.id });
    await world.control.audit({ userid, state: "pass" });
    await pollReview(system, { reviewId: again.id });
    expect((await readRegistrant(actor, { id })).realName).toBe("pass");
  });

  it("an answer that is lost is followed by polling, never sent twice", async () => {
    const { actor, reviewId, userid } = await world.reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await world.control.fault({ kind: "dropAfter", endpoint: "domains.DomainAudit" });
    expect((await submitReview(actor, { id: reviewId })).state).toBe("unsure");
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({
      code: "registrants.review_not_uploading",
    });
    await pollReview(system, { reviewId });
    const review = await world.database.db.realNameReview.findUniqueOrThrow({ where: { id: reviewId } });
    expect(review.state).toBe("waiting");
    expect((await world.control.world()).audits.filter((a) => a.contactId === userid).length).toBe(1);
  });

  it("one that never arrived may be submitted again after ten minutes, documents kept, and the customer is told", async () => {
    const { actor, id, reviewId } = await world.reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await world.control.fault({ kind: "dropBefore", endpoint: "domains.DomainAudit" });
    expect((await submitReview(actor, { id: reviewId })).state).toBe("unsure");
    await pollReview(system, { reviewId });
    expect((await world.database.db.realNameReview.findUniqueOrThrow({ where: { id: reviewId } })).state).toBe(
      "unsure",
    );
    await world.database.db.realNameReview.update({
      where: { id: reviewId },
      data: { submittedAt: new Date(Date.now() - 700_000) },
    });
    await pollReview(system, { reviewId });
    const told = { userId: actor.userId, template: "registrants.review-lost" };
    expect(await world.database.db.mail.count({ where: told })).toBe(1);
    expect((await readRegistrant(actor, { id })).reviews[0]).toMatchObject({ state: "uploading", notArrived: true });
    expect(await submitReview(actor, { id: reviewId })).toMatchObject({ state: "waiting", notArrived: false });
  });

  describe("after a refusal the upstream answers for the same contact", () => {
    const MEMO = "证件不清晰";
    const refusedOnce = async () => {
      const { actor, id, reviewId, userid } = await world.reviewed();
      await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
      await submitReview(actor, { id: reviewId });
      await world.control.audit({ userid, state: "unpass", memo: MEMO });
      await pollReview(system, { reviewId });
      const again = await startReview(actor, { id, consent: true }, { locale: "zh" });
      await uploadDocument(actor, { id: again.id, role: "owner", content: await photo() });
      return { actor, userid, reviewId: again.id };
    };
    const stored = (id: string) => world.database.db.realNameReview.findUniqueOrThrow({ where: { id } });
    const pictures = (reviewId: string) =>
      world.database.db.reviewDocument.count({ where: { reviewId, contentEnc: { not: null } } });
    const refusals = (userId: string) =>
      world.database.db.mail.count({ where: { userId, template: "registrants.review-refused" } });
    const submittedBefore = (id: string, minutes: number) =>
      world.database.db.realNameReview.update({
        where: { id },
        data: { submittedAt: new Date(Date.now() - minutes * MINUTE_MS) },
      });

    it("that refusal does not decide documents that never arrived: they are kept, and the customer is told", async () => {
      const { actor, reviewId } = await refusedOnce();
      await world.control.fault({ kind: "dropBefore", endpoint: "domains.DomainAudit" });
      expect((await submitReview(actor, { id: reviewId })).state).toBe("unsure");
      await pollReview(system, { reviewId });
      expect(await stored(reviewId)).toMatchObject({ state: "unsure", memo: null });
      await submittedBefore(reviewId, 11);
      await pollReview(system, { reviewId });
      expect(await stored(reviewId)).toMatchObject({ state: "uploading", memo: null });
      expect(await pictures(reviewId)).toBe(1);
      expect(await refusals(actor.userId)).toBe(1);
    });

    it("that refusal does not decide documents that a late list does not show yet", async () => {
      const { actor, reviewId } = await refusedOnce();
      await world.control.fault({ kind: "lag", endpoint: "domains.DomainAudit", ms: HOUR_MS });
      expect((await submitReview(actor, { id: reviewId })).state).toBe("waiting");
      await pollReview(system, { reviewId });
      expect(await stored(reviewId)).toMatchObject({ state: "waiting", memo: null });
      expect(await pictures(reviewId)).toBe(1);
      expect(await refusals(actor.userId)).toBe(1);
      // Nobody waits for ever: lists are late by half an hour at most.
      await submittedBefore(reviewId, 31);
      await pollReview(system, { reviewId });
      expect(await stored(reviewId)).toMatchObject({ state: "unpass", memo: MEMO });
    });

    it("a refusal of the new documents decides: with other words at once, with the same ones after it was seen in review", async () => {
      const one = await refusedOnce();
      await submitReview(one.actor, { id: one.reviewId });
      await world.control.audit({ userid: one.userid, state: "unpass", memo: "号码不一致" });
      await pollReview(system, { reviewId: one.reviewId });
      expect(await stored(one.reviewId)).toMatchObject({ state: "unpass", memo: "号码不一致" });
      const two = await refusedOnce();
      await submitReview(two.actor, { id: two.reviewId });
      await pollReview(system, { reviewId: two.reviewId });
      await world.control.audit({ userid: two.userid, state: "unpass", memo: MEMO });
      await pollReview(system, { reviewId: two.reviewId });
      expect(await stored(two.reviewId)).toMatchObject({ state: "unpass", memo: MEMO });
    });
  });

  it("a refusal keeps the documents for another try", async () => {
    const { actor, reviewId } = await world.reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await world.control.fault({ kind: "code", endpoint: "domains.DomainAudit", code: "11717" });
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({ code: "registrants.review_refused" });
    expect((await submitReview(actor, { id: reviewId })).state).toBe("waiting");
  });

  it("wants documents, and starts once however often it is clicked", async () => {
    const { actor, id, reviewId } = await world.reviewed();
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({
      code: "registrants.documents_missing",
    });
    const starts = await Promise.all(
      Array.from({ length: 10 }, () => startReview(actor, { id, consent: true }, { locale: "zh" })),
    );
    expect(new Set(starts.map((s) => s.id))).toEqual(new Set([reviewId]));
  });

  it("a page that was opened before its registrant was archived neither stores nor submits documents", async () => {
    const { actor, id, reviewId, userid } = await world.reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await archiveRegistrant(actor, { id });
    const archived = { code: "registrants.archived", status: 409 };
    const again = { id: reviewId, role: "owner" as const, content: await photo() };
    await expect(uploadDocument(actor, again)).rejects.toMatchObject(archived);
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject(archived);
    // Uploaded in the moment before it was archived.
    await world.database.db.registrant.update({ where: { id }, data: { archivedAt: null } });
    await uploadDocument(actor, again);
    await world.database.db.registrant.update({ where: { id }, data: { archivedAt: new Date() } });
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject(archived);
    expect((await world.control.world()).audits.find((one) => one.contactId === userid)).toBeUndefined();
  });

  it("a registrant is not archived while a domain wants its review; the refusal names the domain", async () => {
    const { actor, id, reviewId, userid } = await world.reviewed();
    const { db } = world.database;
    await db.suffix.upsert({
      where: { ascii: ".cn" },
      update: { realNameRequired: true },
      create: { suffix: ".cn", ascii: ".cn", group: "common", position: 1, realNameRequired: true },
    });
    await db.suffix.upsert({
      where: { ascii: ".com" },
      update: { realNameRequired: false },
      create: { suffix: ".com", ascii: ".com", group: "common", position: 2, realNameRequired: false },
    });
    const domain = (name: string, more: object = {}) =>
      db.service.create({
        data: {
          customerId: actor.userId,
          productLine: "domain",
          config: {},
          registrantId: id,
          name,
          displayName: name,
          ...more,
        },
      });
    // None of these waits for a review of ours.
    await domain("lingxi.com");
    await domain("certified.cn", { snapshot: { certified: true } });
    await domain("ended.cn", { endedAt: new Date(), state: "ended" });
    await archiveRegistrant(actor, { id });
    await db.registrant.update({ where: { id }, data: { archivedAt: null } });
    await startReview(actor, { id, consent: true }, { locale: "zh" });

    await domain("lingxi.cn");
    await domain("xunmei.cn");
    const refused = { status: 409, code: "registrants.review_wanted", params: { name: "lingxi.cn", more: 1 } };
    await expect(archiveRegistrant(actor, { id })).rejects.toMatchObject(refused);
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    await submitReview(actor, { id: reviewId });
    await expect(archiveRegistrant(actor, { id })).rejects.toMatchObject(refused);
    expect(await db.reviewDocument.count({ where: { reviewId, deletedAt: null } })).toBe(1);

    await world.control.audit({ userid, state: "pass" });
    await pollReview(system, { reviewId });
    await archiveRegistrant(actor, { id });
    expect((await db.registrant.findUniqueOrThrow({ where: { id } })).archivedAt).not.toBeNull();
  });

  it("pictures: replaced, removed, refused when unreadable or too small", async () => {
    const { actor, reviewId } = await world.reviewed();
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
    const { actor, reviewId } = await world.reviewed();
    const [document] = (await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() })).documents;
    const documentId = document?.id ?? "";
    const preview = Buffer.from(await (await previewDocument(actor, { id: reviewId, documentId })).arrayBuffer());
    expect((await sharp(preview).metadata()).width).toBeLessThanOrEqual(360);
    const other = await world.customer();
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
    const { email } = await world.database.db.user.findUniqueOrThrow({ where: { id: actor.userId } });
    const listed = await listReviews(staff, { state: "open", q: email });
    expect(listed.rows).toMatchObject([{ id: reviewId, state: "uploading", registrant: { displayName: "单𠮷" } }]);
    expect(JSON.stringify(listed)).not.toContain("11010519491231002");
    await staffPreviewDocument(staff, { documentId, reason: "客户来电说照片传错了" });
    const rows = await world.database.db.auditEvent.findMany({
      where: { subjectId: documentId },
      orderBy: { id: "asc" },
    });
    expect(rows.map((row) => [row.action, row.actorKind, row.after])).toEqual([
      ["registrants.preview-document", "customer", null],
      ["registrants.staff-preview-document", "staff", { reason: "客户来电说照片传错了" }],
    ]);
  });

  it("documents older than thirty days are deleted whatever became of the review", async () => {
    const { actor, reviewId } = await world.reviewed();
    await uploadDocument(actor, { id: reviewId, role: "owner", content: await photo() });
    const day = DAY_MS;
    await sweepRegistrants(system, new Date(Date.now() + 29 * day));
    expect(await world.database.db.reviewDocument.count({ where: { reviewId, deletedAt: null } })).toBe(1);
    await sweepRegistrants(system, new Date(Date.now() + 31 * day));
    expect(
      await world.database.db.reviewDocument.count({ where: { reviewId, contentEnc: null, previewEnc: null } }),
    ).toBe(1);
    await expect(submitReview(actor, { id: reviewId })).rejects.toMatchObject({
      code: "registrants.documents_missing",
    });
  });
});
