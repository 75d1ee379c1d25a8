import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseKeyRing, seal } from "@/lib/core/secret";
import { MINUTE_MS } from "@/lib/core/time";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { changePassword } from "./change-password";
import { secretsPlace } from "./merge-secrets";
import { readUnsettledPassword } from "./read-unsettled-password";
import { revealPassword } from "./reveal-password";

let world: ShopWorld;
let buyer: Buyer;
let id: string;
const trusted = () => ({ ...buyer.actor, reauthAt: new Date() });
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer(100_000n);
  const { itemId } = await buyer.buy(`lost${Date.now().toString(36)}password.com`);
  expect(await world.drive(itemId)).toBe("done");
  id = (await world.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } })).serviceId ?? "";
  // The change is dated in the future, so that it is settled only then.
  await world.database.db.service.update({ where: { id }, data: { snapshotAt: new Date() } });
});
afterAll(() => world.close());

it("a change whose answer is lost is proven by reading at once", async () => {
  await world.fault({ kind: "dropAfter", endpoint: "domains.ModifyPassword" });
  await changePassword(trusted(), { id, password: "newpass1" });
  expect(await revealPassword(trusted(), { id })).toEqual({ password: "newpass1", mayHaveChanged: false });
});

it("while a lost change is not settled the password is marked, and read again when it is shown", async () => {
  const { db } = world.database;
  await world.fault({ kind: "dropBefore", endpoint: "domains.ModifyPassword" });
  await expect(changePassword(trusted(), { id, password: "newpass2" })).rejects.toMatchObject({
    code: "upstream.unclear",
  });
  expect(await revealPassword(trusted(), { id })).toEqual({ password: "newpass1", mayHaveChanged: true });
  await db.service.update({ where: { id }, data: { snapshotAt: new Date(Date.now() - 11 * MINUTE_MS) } });
  const later = new Date(Date.now() + 11 * MINUTE_MS);
  expect(await readUnsettledPassword(trusted(), id, later)).toBe(false);
  expect((await db.service.findUniqueOrThrow({ where: { id } })).snapshotAt?.getTime()).toBeGreaterThan(
    Date.now() - MINUTE_MS,
  );
});

it("a password that nobody can read any more is replaced by a new one", async () => {
  const ring = parseKeyRing(`lost:${randomBytes(32).toString("base64")}`);
  const secretsEnc = seal(ring, JSON.stringify({ password: "newpass1" }), secretsPlace(id));
  await world.database.db.service.update({ where: { id }, data: { secretsEnc, snapshotAt: new Date() } });
  await changePassword(trusted(), { id, password: "newpass3" });
  expect((await revealPassword(trusted(), { id })).password).toBe("newpass3");
});
