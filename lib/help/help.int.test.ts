import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listStaffArticles } from "./list-staff-articles";
import { noticeArticles } from "./notice-articles";
import { forgetArticles } from "./read-articles";
import { helpPaths, readHelpArticle } from "./read-help-article";
import { removeArticle } from "./remove-article";
import { createArticle, saveArticle } from "./save-article";
import { searchArticles } from "./search-articles";

let database: TestDatabase;
let support: StaffActor;
let finance: StaffActor;
beforeAll(async () => {
  database = await createTestDatabase();
  const actorOf = async (role: "support" | "finance") => {
    const { actor } = await signedIn(await makePerson({ kind: "staff", role }));
    if (actor.kind !== "staff") throw new Error("not staff");
    return actor;
  };
  support = await actorOf("support");
  finance = await actorOf("finance");
}, 120_000);
afterAll(() => database.drop());
beforeEach(async () => {
  await db.helpArticle.deleteMany();
  forgetArticles();
});

const article = (changes: object = {}) => ({
  ...{ slug: "opening-hours", category: "account" as const, position: 5, published: true, popular: false },
  ...{ titleZh: "营业时间", titleEn: "Opening hours", summaryZh: "什么时候有人", summaryEn: "When we are here" },
  ...{ bodyZh: "周一到周五，见[退款](/help/refunds)。", bodyEn: "Monday to Friday, see [refunds](/help/refunds)." },
  ...changes,
});

describe("an article of the shop's own", () => {
  it("is found and read in both languages, and is gone when it is deleted", async () => {
    expect(await readHelpArticle("opening-hours", "zh")).toBeNull();
    await createArticle(support, article());
    expect(await readHelpArticle("opening-hours", "en")).toMatchObject({
      title: "Opening hours",
      html: '<p>Monday to Friday, see <a href="/en/help/refunds">refunds</a>.</p>\n',
    });
    expect((await readHelpArticle("opening-hours", "zh"))?.related[0]?.slug).toBe("refunds");
    expect((await searchArticles("营业", "zh"))[0]?.slug).toBe("opening-hours");
    await removeArticle(support, { slug: "opening-hours" });
    expect(await readHelpArticle("opening-hours", "zh")).toBeNull();
    const actions = await db.auditEvent.findMany({ where: { subjectId: "opening-hours" }, orderBy: { id: "asc" } });
    expect(actions.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["help.create", support.userId],
      ["help.remove", support.userId],
    ]);
  });

  it("is hidden until it is published", async () => {
    await createArticle(support, article({ published: false, titleEn: "", summaryEn: "", bodyEn: "" }));
    expect(await readHelpArticle("opening-hours", "zh")).toBeNull();
    expect(await helpPaths()).not.toContain("/help/opening-hours");
    expect((await searchArticles("营业", "zh")).map(({ slug }) => slug)).not.toContain("opening-hours");
    expect((await listStaffArticles(support)).find(({ slug }) => slug === "opening-hours")).toMatchObject({
      origin: "own",
    });
  });

  it("has an address that no other article has", async () => {
    const taken = { code: "input.invalid", fields: { slug: { code: "help.slug_taken" } } };
    await createArticle(support, article());
    await expect(createArticle(support, article())).rejects.toMatchObject(taken);
    await expect(createArticle(support, article({ slug: "refunds" }))).rejects.toMatchObject(taken);
  });

  it("links to articles that exist, and shows pictures of the shop alone", async () => {
    const wrong = article({ bodyZh: "[a](/help/none)", bodyEn: "![b](https://elsewhere.example/b.png)" });
    await expect(createArticle(support, wrong)).rejects.toMatchObject({
      fields: {
        bodyZh: { code: "help.link_nowhere", params: { link: "/help/none" } },
        bodyEn: { code: "help.picture_elsewhere", params: { link: "https://elsewhere.example/b.png" } },
      },
    });
  });
});

describe("an article that came with the shop", () => {
  const changed = article({ slug: "refunds", category: "money", titleZh: "我们的退款规则" });

  it("is shown as staff changed it, and as it came once they go back", async () => {
    const before = await readHelpArticle("refunds", "zh");
    await saveArticle(support, { ...changed, seenAt: null });
    expect(await readHelpArticle("refunds", "zh")).toMatchObject({ title: "我们的退款规则" });
    await removeArticle(support, { slug: "refunds" });
    expect(await readHelpArticle("refunds", "zh")).toEqual(before);
    await expect(removeArticle(support, { slug: "refunds" })).rejects.toMatchObject({ status: 404 });
  });

  it("is not saved over what a colleague saved meanwhile", async () => {
    const stale = { code: "help.changed_meanwhile", status: 409 };
    const { updatedAt } = await saveArticle(support, { ...changed, seenAt: null });
    // The same once more, because its answer was lost.
    expect(await saveArticle(support, { ...changed, seenAt: null })).toMatchObject({ updatedAt });
    await expect(saveArticle(support, { ...changed, popular: true, seenAt: null })).rejects.toMatchObject(stale);
    await saveArticle(support, { ...changed, titleZh: "新的", seenAt: updatedAt });
    await expect(saveArticle(support, { ...changed, seenAt: updatedAt })).rejects.toMatchObject(stale);
    expect((await readHelpArticle("refunds", "zh"))?.title).toBe("新的");
  });

  it("can be hidden", async () => {
    await saveArticle(support, { ...changed, published: false, seenAt: null });
    expect(await readHelpArticle("refunds", "zh")).toBeNull();
    expect((await readHelpArticle("paying-and-topping-up", "zh"))?.related.map(({ slug }) => slug)).not.toContain(
      "refunds",
    );
  });
});

it("every process notices a change once", async () => {
  await noticeArticles();
  expect(await noticeArticles()).toBe(false);
  await createArticle(support, article());
  expect([await noticeArticles(), await noticeArticles()]).toEqual([true, false]);
});

it("finance writes no articles", async () => {
  await expect(createArticle(finance, article())).rejects.toMatchObject({ status: 403 });
  await expect(removeArticle(finance, { slug: "refunds" })).rejects.toMatchObject({ status: 403 });
});
