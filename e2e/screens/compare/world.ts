import { expect, type Page } from "@playwright/test";
import { fund, newCustomer, newStaff, type Person, query, signIn } from "../../factory";
import { placed } from "../../money/world";
import { buyProduct, post, runControl } from "../../product";
import { newRegistrant } from "../../shop/registrant";
import { ownDomain, sandbox } from "../../zones/zone";

/** What the pictures show: one customer who owns one of everything, and one of the staff. */
export interface World {
  customer: Person;
  staff: Person;
  registrantId: string;
  domainId: string;
  /** A service of each other product line, by the line. */
  services: Record<"hosting" | "cloud" | "database" | "mail", string>;
  doneOrderId: string;
  unsureOrderId: string;
}

const RECORDS = [
  ["@", "A", "203.0.113.10", null],
  ["www", "CNAME", "shanlicha.com.", null],
  ["@", "MX", "mx.shanlicha.com.", 10],
  ["@", "TXT", "v=spf1 mx -all", null],
] as const;

/** Names and addresses are fixed, so that two worlds look the same. */
async function named(person: Person, email: string): Promise<Person> {
  await query("UPDATE users SET email = $2 WHERE id = $1", [person.id, email]);
  return { ...person, email };
}

async function addRecords(page: Page, domainId: string): Promise<void> {
  const zone = (await (await page.request.get(`/api/v1/services/${domainId}/records`)).json()) as { version: string };
  const edits = RECORDS.map(([host, type, value, priority]) => ({
    op: "add",
    record: { host, type, value, ttlSeconds: 3600, priority },
  }));
  const answer = await post(page, `/api/v1/services/${domainId}/records/changes`, {
    edits,
    baseVersion: zone.version,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function buyServices(page: Page, mailDomain: string): Promise<World["services"]> {
  const hosting = await buyProduct(page, "hosting", {
    location: "china",
    kind: "standard",
    line: "dual",
    sizeMb: 500,
    ftpName: "shanlicha",
    password: "Tea-2026-leaf",
  });
  await runControl(page, hosting, "denyAddress", { address: "203.0.113.7", mask: "255.255.255.255" });
  const database = await buyProduct(page, "database", {
    engine: "mssql_2008",
    location: "china",
    line: "dual",
    sizeMb: 500,
    dbname: "shanlicha",
    password: "Tea2026leaf",
  });
  const mail = await buyProduct(page, "mail", {
    kind: "cheng",
    edition: "standard",
    mailboxes: 5,
    domain: mailDomain,
  });
  await runControl(page, mail, "records", {});
  await runControl(page, mail, "addChengMailbox", { account: "liming", mailboxPassword: "Tea_leaf_1!", sizeGb: 1 });
  const cloud = await buyProduct(page, "cloud", {
    room: "3",
    cpu: 2,
    ramGb: 4,
    diskGb: 100,
    bandwidthMbps: 5,
    family: "linux",
    system: "Debian-12_64",
    password: "Leaf2026tea",
  });
  return { hosting, database, mail, cloud };
}

/** Puts two free names into the cart as a visitor does, by the search page. */
async function fillCart(page: Page): Promise<void> {
  await page.goto("/search?q=freekumquat", { waitUntil: "networkidle" });
  for (const suffix of ["com", "cn"]) {
    await page.getByRole("checkbox", { name: `选 freekumquat.${suffix}`, exact: true }).check();
  }
  await page.waitForLoadState("networkidle");
}

export async function makeWorld(page: Page): Promise<World> {
  await sandbox("balance", { yuan: "1000000" });
  const staff = await named(await newStaff("admin"), "shanliang@kumquat.example");
  const customer = await named(await newCustomer(), "linxiaowen@example.com");
  await fund(customer, 5_000_000);
  const unsure = await placed(customer, "unsure", "freeunsure.com");
  const done = await placed(customer, "done", "freedone.com");
  await signIn(page, customer);
  const registrantId = await newRegistrant(page);
  const domain = await ownDomain(customer, "shanlicha.com");
  await addRecords(page, domain.id);
  const services = await buyServices(page, domain.name);
  await fillCart(page);
  return {
    ...{ customer, staff, registrantId, services },
    domainId: domain.id,
    doneOrderId: done.orderId,
    unsureOrderId: unsure.orderId,
  };
}
