import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { listEvents } from "@/lib/audit/list-events";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { productLines } from "@/lib/product-lines/registry";
import { deleteDnsTemplate } from "@/lib/zones/templates/delete-dns-template";
import { listDnsTemplates } from "@/lib/zones/templates/list-dns-templates";
import { changeDnsTemplate, createDnsTemplate } from "@/lib/zones/templates/save-dns-template";
import { startZoneWorld, type ZoneWorld } from "@/lib/zones/testing/zone-world";
import en from "@/messages/en/zoneTemplates.json";
import zh from "@/messages/zh/zoneTemplates.json";
import { offerTemplates } from "./offer-templates";

let world: ZoneWorld;
let admin: StaffActor;
const staffOf = async (role: StaffRole): Promise<StaffActor> => {
  const { actor } = await signedIn(await makePerson({ kind: "staff", role }));
  if (actor.kind !== "staff") throw new Error(actor.kind);
  return actor;
};
beforeAll(async () => {
  world = await startZoneWorld();
  admin = await staffOf("admin");
}, 60_000);
afterAll(() => world.close());

const texts = {
  ...{ nameZh: "店铺", nameEn: "Shop", whatZh: "", whatEn: "", published: true },
  ...{ records: "www CNAME {shop}.shops.example.net.", fields: "shop | 店名 | Shop | tea | [a-z]+" },
};

it("offers what leads to the customer's own services, with their present values, and nobody else's", async () => {
  const zone = await world.zone();
  const other = await world.zone();
  const { name: domain } = await db.service.findUniqueOrThrow({ where: { id: zone.id } });
  const own = (customerId: string, productLine: string, name: string, snapshot: object, more: object = {}) =>
    db.service.create({
      data: { customerId, productLine, name, displayName: name, state: "active", config: {}, snapshot, ...more },
    });
  const { userId } = zone.owner;
  const mail = { cname: "mail.post.example.", mx10: "mx10.post.example.", mx5or20: "mx5.post.example." };
  const mailbox = await own(userId, "mail", domain, mail);
  const host = await own(userId, "hosting", `host${randomUUID().slice(0, 8)}`, {
    ...{ alias: "h1.hosts.example", serverAddress: "203.0.113.7" },
  });
  const server = await own(userId, "cloud", `cloud${randomUUID().slice(0, 8)}`, { address: "203.0.113.8" });
  // Of another domain, not open yet, ended, somebody else's, and one that can't be asked.
  await own(userId, "mail", "other.example", mail);
  await own(userId, "hosting", "opening", { alias: "h2.hosts.example" }, { state: "opening" });
  await own(userId, "hosting", "ended", { alias: "h3.hosts.example" }, { state: "ended", endedAt: new Date() });
  await own(other.owner.userId, "hosting", "strangers", { alias: "h4.hosts.example", serverAddress: "203.0.113.9" });
  await own(userId, "cdn", "cdn0", {}, { reason: "running" });
  const offered = (await offerTemplates(zone.owner, { id: zone.id })).own;
  const lines = offered.map(({ serviceId, productLine, records }) => [
    serviceId,
    productLine,
    ...records.map(({ host: at, type, priority, value }) =>
      [at, type, priority, value].filter((part) => part !== null).join(" "),
    ),
  ]);
  expect(lines).toEqual([
    [server.id, "cloud", "@ A 203.0.113.8", "www A 203.0.113.8"],
    [host.id, "hosting", "@ A 203.0.113.7", "www CNAME h1.hosts.example."],
    [
      ...[mailbox.id, "mail", "@ MX 10 mx10.post.example.", "@ MX 5 mx5.post.example."],
      ...["@ SPF mx", "mail CNAME mail.post.example."],
    ],
  ]);
  expect((await offerTemplates(admin, { id: zone.id })).own).toEqual(offered);
  await expect(offerTemplates(other.owner, { id: zone.id })).rejects.toMatchObject({ status: 404 });
});

it("has words for every product line that a domain can lead to, in both languages", () => {
  const lines = productLines.filter(({ pointing }) => pointing).map(({ id }) => id);
  for (const words of [zh, en]) expect(Object.keys(words.own).sort()).toEqual([...lines].sort());
});

it("offers what admins wrote and published; what can't be kept is refused, and everything is audited", async () => {
  const zone = await world.zone();
  const offered = async () => (await offerTemplates(zone.owner, { id: zone.id })).shop.map(({ nameZh }) => nameZh);
  const made = await createDnsTemplate(admin, texts);
  const hidden = await createDnsTemplate(admin, { ...texts, nameZh: "没有公开", published: false });
  expect(await offered()).toEqual(["店铺"]);
  expect((await listDnsTemplates(admin)).map(({ nameZh }) => nameZh)).toEqual(["店铺", "没有公开"]);
  const wrong = createDnsTemplate(admin, { ...texts, records: "www A {shop}" });
  await expect(wrong).rejects.toMatchObject({ code: "input.invalid", fields: { records: { code: "dns.a.is_name" } } });
  const { id, updatedAt: seenAt } = made;
  const changed = await changeDnsTemplate(admin, { ...texts, id, seenAt, nameZh: "商城", published: true });
  // The same once more, because its answer was lost.
  expect(await changeDnsTemplate(admin, { ...texts, id, seenAt, nameZh: "商城", published: true })).toEqual(changed);
  await expect(changeDnsTemplate(admin, { ...texts, id, seenAt })).rejects.toMatchObject({
    code: "zones.template_changed",
  });
  expect(changed.updatedAt > seenAt).toBe(true);
  expect(await offered()).toEqual(["商城"]);
  await deleteDnsTemplate(admin, { id });
  await deleteDnsTemplate(admin, { id: hidden.id });
  await expect(deleteDnsTemplate(admin, { id })).rejects.toMatchObject({ status: 404 });
  expect(await offered()).toEqual([]);
  const { rows } = await listEvents(admin, { subjectKind: "dns_template", subjectId: id, take: 9 });
  expect(rows.map(({ action }) => action)).toEqual([
    "zones.delete-template",
    "zones.save-template",
    "zones.save-template",
  ]);
  for (const role of ["support", "finance"] as const)
    await expect(createDnsTemplate(await staffOf(role), texts)).rejects.toMatchObject({ status: 403 });
});
