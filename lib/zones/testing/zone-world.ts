import { randomUUID } from "node:crypto";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { ZoneRecord } from "@/lib/dns/record";
import { upstream } from "@/lib/upstream/client";
import { startAtNoon } from "@/lib/upstream/testing/start-at-noon";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import type { DnsRecord } from "@/sandbox/world/rows";
import { createTestDatabase } from "@/scripts/testing/database";
import { applyChanges } from "../apply-changes";
import { refreshZone } from "../refresh-zone";

/** Real PostgreSQL, and the sandbox over HTTP. */
export interface ZoneWorld {
  sandbox: RunningSandbox;
  control(action: string, body: object): Promise<void>;
  customer(): Promise<CustomerActor>;
  /** A new customer with a new domain without records; planted faults are removed. */
  zone(): Promise<OwnZone>;
  close(): Promise<void>;
}

export interface OwnZone {
  owner: CustomerActor;
  /** The id of the service. */
  id: string;
  /** Adds a record at the upstream, as somebody else would. @returns its id. */
  plant(item: string, type: DnsRecord["type"], value: string, level?: number): string;
  /** The upstream's records, sorted. */
  records(): string[];
  /** Saves edits of the zone as it is now. */
  save(edits: Parameters<typeof applyChanges>[1]["edits"]): ReturnType<typeof applyChanges>;
}

export async function startZoneWorld(): Promise<ZoneWorld> {
  const sandbox = await startSandbox();
  const database = await createTestDatabase(sandboxEnv(sandbox.url));
  await startAtNoon(database.db, sandbox);
  const control = async (action: string, body: object) => {
    const answer = await fetch(`${sandbox.url}/__sandbox/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
  };
  const customer = async (): Promise<CustomerActor> => {
    const { id: userId } = await db.user.create({
      data: { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "x" },
    });
    return { kind: "customer", userId, sessionId: randomUUID(), ip: "127.0.0.1" };
  };
  return {
    sandbox,
    control,
    customer,
    async zone() {
      sandbox.faults.clear();
      const owner = await customer();
      const domain = `zone${randomUUID().slice(0, 8)}.com`;
      await control("hand-purchase", { domainname: domain });
      await control("clock", { advanceMs: 60_000 });
      await control("domain-state", { domainname: domain, state: "run" });
      const names = { productLine: "domain", name: domain, displayName: domain };
      const { id } = await db.service.create({
        data: { ...names, customerId: owner.userId, state: "active", config: {} },
      });
      return ownZone(sandbox, owner, id, domain);
    },
    async close() {
      await upstream().flushLog();
      upstream().close();
      await database.drop();
      await sandbox.close();
    },
  };
}

let recordNumber = 5000;

function ownZone(sandbox: RunningSandbox, owner: CustomerActor, id: string, domain: string): OwnZone {
  const { world } = sandbox;
  return {
    owner,
    id,
    plant(item, type, value, level = 10) {
      const record = { id: String(recordNumber++), domain, item, type, level, value, ttlSeconds: 600 };
      world.transact(() => world.records.put(record.id, record));
      return record.id;
    },
    records: () =>
      world.records
        .inGroup(domain)
        .map((r) => `${r.item} ${r.type} ${r.type === "MX" ? `${r.level} ` : ""}${r.value} ${r.ttlSeconds}`)
        .sort(),
    async save(edits) {
      const { version } = await refreshZone(owner, { id });
      return applyChanges(owner, { id, edits, baseVersion: version, confirmed: false });
    },
  };
}

/** A record as a customer edits it. */
export function rec(host: string, type: ZoneRecord["type"], value: string, priority: number | null = null): ZoneRecord {
  return { host, type, value, priority, ttlSeconds: 600 };
}
