import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor } from "@/lib/core/actor";
import { catchStatements } from "@/lib/db/testing/statements";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { findOwnNamesContract } from "./contract";
import { findOwnNames } from "./find-own-names";

let database: TestDatabase;
let owner: CustomerActor;
let other: CustomerActor;

async function customer(): Promise<CustomerActor> {
  const { actor } = await signedIn(await makePerson());
  if (actor.kind !== "customer") throw new Error("not a customer");
  return actor;
}

const own = (name: string, over: Record<string, unknown> = {}) =>
  database.db.service.create({
    data: {
      customerId: owner.userId,
      productLine: "domain",
      name,
      displayName: name,
      state: "active",
      config: {},
      ...over,
    },
  });
const namesOf = async (actor: CustomerActor, labels: string) =>
  (await findOwnNames(actor, { labels })).rows.map(({ name }) => name);

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, other] = [await customer(), await customer()];
  await own("tea.com");
  await own("tea.com.cn", { state: "opening" });
  await own("leaf.cn", { state: "expired" });
  await own("teapot.com");
  await own("tea.net", { state: "ended", endedAt: new Date() });
  await own("tea.org", { state: "failed" });
  await own("tea.top", { productLine: "mail" });
});
afterAll(() => database.drop());

it("finds the customer's domains with exactly these labels, without what ended or was never opened", async () => {
  expect(await namesOf(owner, "tea,leaf")).toEqual(["leaf.cn", "tea.com", "tea.com.cn"]);
  expect(await namesOf(owner, "te")).toEqual([]);
});

it("tells nobody else", async () => {
  expect(await namesOf(other, "tea,leaf")).toEqual([]);
});

it("is one statement, however many labels are asked for", async () => {
  expect(await catchStatements(() => namesOf(owner, "tea,leaf,teapot"))).toHaveLength(1);
});

it("takes twenty labels and no wildcard", () => {
  const takes = (labels: string) => findOwnNamesContract.input.safeParse({ labels }).success;
  expect(takes(Array(20).fill("tea").join())).toBe(true);
  expect(takes("xn--rht251gbxj")).toBe(true);
  for (const labels of ["", Array(21).fill("tea").join(), "tea%", "t_a", "tea.com", "TEA"])
    expect(takes(labels)).toBe(false);
});
