/**
 * The demo data of a shop on the sandbox: a customer with money and a registrant, three of the staff, a brand. Everything
 * is made by the use cases that people use. With `--world` also half a year of orders (scripts/demo). Refuses any other upstream; does
 * nothing when it has run before.
 */
import { randomUUID } from "node:crypto";
import { confirmOwnEmail } from "../lib/accounts/confirm-own-email";
import { register } from "../lib/accounts/register";
import { writeSetting } from "../lib/approvals/write-setting";
import type { CustomerActor, StaffActor } from "../lib/core/actor";
import { createStaff } from "../lib/customers/create-staff";
import { db } from "../lib/db/client";
import { env } from "../lib/env";
import { gateways } from "../lib/gateways/registry";
import { withToken } from "../lib/notify/link-token";
import { createTopUp } from "../lib/payments/top-ups/create-top-up";
import { refreshPrices } from "../lib/pricing/refresh-prices";
import { createRegistrantContract } from "../lib/registrants/contract";
import { createRegistrant } from "../lib/registrants/create-registrant";
import { storeSetting } from "../lib/settings/store-setting";
import { upstream } from "../lib/upstream/client";
import { makeDemoWorld } from "../scripts/demo/make-world";
import type { DemoStaff } from "../scripts/demo/shop";
import { DEMO_CUSTOMER, DEMO_STAFF } from "../server/processes/demo-accounts";
import { demoBank, demoBrand, demoContacts, demoFiling, demoRegistrant } from "./demo-data";
import { setUpGateway } from "./set-up-gateway";

const ip = "127.0.0.1";
const system = { kind: "system", job: "demo" } as const;

async function makeStaff(): Promise<{ actor: StaffActor; ids: DemoStaff }> {
  const { id } = await createStaff(system, { ...DEMO_STAFF, role: "admin" });
  const finance = await createStaff(system, {
    email: "finance@kumquat.example",
    name: "周敏",
    role: "finance",
    password: DEMO_STAFF.password,
  });
  const support = await createStaff(system, {
    email: "support@kumquat.example",
    name: "陈立",
    role: "support",
    password: DEMO_STAFF.password,
  });
  return {
    actor: { kind: "staff", role: "admin", userId: id, sessionId: randomUUID(), ip, reauthAt: new Date() },
    ids: { admin: id, finance: finance.id, support: support.id },
  };
}

/** Registers as a visitor does, and follows the link in the mail. */
async function makeCustomer(): Promise<CustomerActor> {
  const visitor = { kind: "visitor", ip } as const;
  const { email, password, name } = DEMO_CUSTOMER;
  await register(visitor, { email, password, name }, { locale: "zh" });
  const mail = await db.mail.findFirstOrThrow({ where: { toAddress: email }, orderBy: { createdAt: "desc" } });
  const token = /[?&]token=([A-Za-z0-9_-]+)/.exec(withToken(mail).text)?.[1];
  if (!token) throw new Error("the confirmation mail holds no link");
  await confirmOwnEmail(visitor, { token, password });
  const user = await db.user.findUniqueOrThrow({ where: { email } });
  return { kind: "customer", userId: user.id, sessionId: randomUUID(), ip };
}

async function main(): Promise<void> {
  if (!env().sandbox) throw new Error("demo data is for the sandbox only");
  if (await db.user.findUnique({ where: { email: DEMO_CUSTOMER.email } })) return;
  const prices = refreshPrices(system, {});
  const { actor: staff, ids } = await makeStaff();
  await writeSetting(staff, { key: "brand", value: demoBrand });
  await writeSetting(staff, { key: "contacts", value: demoContacts });
  await writeSetting(staff, { key: "filing", value: demoFiling });
  // Asks for no second person: there is nobody yet.
  await db.$transaction((tx) => storeSetting(tx, staff, "bank", demoBank));
  for (const { id } of gateways) await setUpGateway(env().CNDNS_API_URL, id);
  const customer = await makeCustomer();
  if (process.argv.includes("--world")) {
    const { email, password } = DEMO_CUSTOMER;
    await makeDemoWorld(ids, { id: customer.userId, email }, password);
  }
  await createTopUp(customer, { method: "sandbox_payment", amountFen: 100_000n });
  await createRegistrant(customer, createRegistrantContract.input.parse(demoRegistrant));
  await prices;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await upstream().flushLog();
  upstream().close();
  await db.$disconnect();
}
