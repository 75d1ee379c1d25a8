import { newId } from "@/lib/core/id";
import { serverOrder } from "@/lib/product-lines/cloud/testing/server-order";
import { productLineOf } from "@/lib/product-lines/registry";
import { cloudAddressOf } from "@/sandbox/chapters/cloud/address";
import { openHost } from "@/sandbox/chapters/hosting/orders";
import { madePassword, putAccount } from "@/sandbox/chapters/points/find-account";
import { readName } from "@/sandbox/world/names";
import { ownDns } from "@/sandbox/world/own-dns";
import type { World } from "@/sandbox/world/world";
import type { SimulatedCustomer, SimulatedShop } from "./shop";
import { HOST, type WantedLine } from "./wanted";

const DAY_MS = 86_400_000;

interface Product {
  name: string;
  /** Null: it does not expire. */
  expiresAtMs: number | null;
}

/**
 * Gives a customer an active service without an order: at the upstream and in the database.
 * @param name the name of a domain or a host; a server and an account get their own.
 */
export async function plantService(
  shop: SimulatedShop,
  customer: SimulatedCustomer,
  productLine: WantedLine,
  name: string,
): Promise<void> {
  const { world } = shop.sandbox;
  const product = world.transact(() => put(world, productLine, name, customer.contactId ?? ""));
  await shop.db.service.create({
    data: {
      id: newId(),
      customerId: customer.actor.userId,
      productLine,
      name: product.name,
      displayName: product.name,
      state: "active",
      config: { ...productLineOf(productLine).initialConfig, ...CONFIGS[productLine] },
      expiresAt: product.expiresAtMs === null ? null : new Date(product.expiresAtMs),
    },
  });
}

const CONFIGS = { domain: {}, hosting: HOST, cloud: serverOrder.config, mailing: {} };

function put(world: World, productLine: WantedLine, name: string, contactId: string): Product {
  switch (productLine) {
    case "domain":
      return putDomain(world, name, contactId);
    case "hosting":
      return openHost(world, {
        name,
        kind: "bz",
        units: 5,
        line: "dx",
        location: "cn",
        password: "byhand12!",
        years: 1,
        saleId: "",
        by: "hand",
      });
    case "cloud":
      return putServer(world);
    case "mailing":
      return putPoints(world);
  }
}

function putDomain(world: World, name: string, contactId: string): Product {
  const of = readName(name);
  if (!of) throw new Error(`${name} is no name`);
  const expiresAtMs = world.now() + 165 * DAY_MS;
  world.domains.put(name, {
    ...of,
    contactId,
    state: "run",
    registeredAtMs: expiresAtMs - 365 * DAY_MS,
    expiresAtMs,
    updatedAtMs: expiresAtMs - 365 * DAY_MS,
    password: "byhand1234",
    dns: ownDns.slice(0, 2),
    naming: "pass",
    whoisProtect: false,
    by: "hand",
    saleId: "",
  });
  return { name, expiresAtMs };
}

function putPoints(world: World): Product {
  const name = "edm99@edm.example.com";
  putAccount(world, {
    ...{ account: name, product: "edm", password: madePassword(name), bought: 10_000, used: 0 },
    ...{ usedAtMs: world.now(), boughtAtMs: world.now(), provider: "cndns", countable: true },
    ...{ audit: "passed", company: "", saleId: "" },
  });
  return { name, expiresAtMs: null };
}

function putServer(world: World): Product {
  const name = "S262000";
  const expiresAtMs = world.now() + 20 * DAY_MS;
  world.cloudHosts.put(name, {
    name,
    number: "10001000",
    platformPassword: "P1234567",
    systemPassword: serverOrder.secret,
    boughtAtMs: expiresAtMs - 30 * DAY_MS,
    expiresAtMs,
    period: "2",
    cpu: 1,
    ramMb: 1024,
    diskGb: 50,
    bandwidthMbps: 1,
    place: "1",
    os: serverOrder.config.system,
    state: "running",
    task: null,
    broken: "",
    address: cloudAddressOf(name, "1"),
    extraAddresses: [],
    remotePort: 12_345,
    filingCode: "",
    snapshotAtMs: null,
    domains: [],
    by: "hand",
    saleId: "",
  });
  return { name, expiresAtMs };
}
