import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import type { PromotionFields } from "./contract";
import { listPromotions } from "./list-promotions";
import { createPromotion, updatePromotion } from "./save-promotion";

let database: TestDatabase;
let finance: StaffActor;
let support: StaffActor;
const staffOf = async (role: "finance" | "support") => {
  const { actor } = await signedIn(await makePerson({ kind: "staff", role }));
  if (actor.kind !== "staff") throw new Error("a member of staff was made");
  return actor;
};
beforeAll(async () => {
  database = await createTestDatabase();
  await seedSuffixes({ kind: "system", job: "test" });
  [finance, support] = [await staffOf("finance"), await staffOf("support")];
}, 60_000);
afterAll(() => database.drop());

const fields = (change: Partial<PromotionFields> = {}): PromotionFields => ({
  ...{ code: `T${randomUUID().slice(0, 8).toUpperCase()}`, offPercent: 20, offFen: null },
  ...{
    productLines: ["domain"],
    suffixes: [".com"],
    actions: ["purchase"],
    startsOn: "2026-12-01",
    endsOn: "2126-12-31",
  },
  ...{ mostUses: 10, oncePerCustomer: true, firstOrderOnly: false, enabled: true, note: "冬季" },
  ...change,
});

const faultsOf = async (work: Promise<unknown>) =>
  await work.then(
    () => ({}),
    (error: { fields?: Record<string, { code: string }> }) =>
      Object.fromEntries(Object.entries(error.fields ?? {}).map(([path, { code }]) => [path, code])),
  );

describe("staff's discount codes", () => {
  it("are kept as they were written, from midnight to midnight in Shanghai, and audited", async () => {
    const input = fields();
    const made = await createPromotion(finance, input);
    expect(made).toMatchObject({ ...input, uses: 0, discountFen: 0n, state: "live" });
    const row = await database.db.promotion.findUniqueOrThrow({ where: { id: made.id } });
    expect(row.startsAt.toISOString()).toBe("2026-11-30T16:00:00.000Z");
    expect(row.endsAt?.toISOString()).toBe("2126-12-31T16:00:00.000Z");
    const event = await database.db.auditEvent.findFirstOrThrow({ where: { subjectId: made.id } });
    expect(event).toMatchObject({ action: "promotions.create", actorId: finance.userId });
  });

  it("are refused at the fields that contradict each other or name what the shop does not have", async () => {
    const { code } = await createPromotion(finance, fields());
    const wrong = fields({
      ...{ code, offFen: 100n, productLines: ["nothing"], suffixes: [".com", ".nowhere"] },
      ...{ startsOn: "2026-12-02", endsOn: "2026-12-01" },
    });
    expect(await faultsOf(createPromotion(finance, wrong))).toEqual({
      ...{ code: "promotions.code_exists", offPercent: "promotions.off_one", productLines: "promotions.line_unknown" },
      ...{ suffixes: "promotions.suffix_unknown", endsOn: "promotions.ends_before" },
    });
    const none = fields({ offPercent: null, offFen: null });
    expect(await faultsOf(createPromotion(finance, none))).toEqual({ offPercent: "promotions.off_one" });
  });

  it("with one text are made once, when two people make it at the same time", async () => {
    const input = fields();
    const made = await Promise.all([1, 2, 3].map(() => faultsOf(createPromotion(finance, input))));
    expect(made.filter((faults) => Object.keys(faults).length === 0)).toHaveLength(1);
    expect(await database.db.promotion.count({ where: { code: input.code } })).toBe(1);
  });

  it("do not overwrite what somebody else saved after they were read", async () => {
    const input = fields();
    const { id, updatedAt: seenAt } = await createPromotion(finance, input);
    const off = { ...input, enabled: false, id, seenAt };
    const saved = await updatePromotion(finance, off);
    expect(saved.state).toBe("off");
    // The same once more, because its answer was lost.
    expect(await updatePromotion(finance, off)).toEqual(saved);
    const other = updatePromotion(finance, { ...input, mostUses: 5, id, seenAt });
    await expect(other).rejects.toMatchObject({ code: "promotions.changed", status: 409 });
    const many = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        updatePromotion(finance, { ...input, mostUses: index + 20, id, seenAt: saved.updatedAt }),
      ),
    );
    expect(many.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("are the matter of finance and admins", async () => {
    await expect(createPromotion(support, fields())).rejects.toMatchObject({ status: 403 });
    await expect(listPromotions(support)).rejects.toMatchObject({ status: 403 });
  });

  it("are listed with the orders that used them; those of which nothing was bought don't count", async () => {
    const { id: promotionId, code } = await createPromotion(finance, fields({ mostUses: 2 }));
    const customer = await makePerson({ kind: "customer" });
    for (const [at, state] of (["done", "open", "refused"] as const).entries()) {
      const order = await database.db.order.create({
        data: {
          ...{ number: `K261203-9000${at}`, customerId: customer.id, totalFen: 8_000n, state },
          ...{ requestKey: randomUUID(), requestHash: "x" },
        },
      });
      await database.db.promotionUse.create({
        data: { orderId: order.id, promotionId, customerId: customer.id, code, discountFen: 2_000n },
      });
    }
    const { rows } = await listPromotions(finance);
    const row = rows.find(({ id }) => id === promotionId);
    expect(row).toMatchObject({ uses: 2, discountFen: 4_000n, state: "used_up" });
    expect(rows[0]?.id).toBe(promotionId);
  });
});
