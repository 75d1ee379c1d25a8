/**
 * The shop that simulated histories are played in: real PostgreSQL with a clock that can be moved, the sandbox over HTTP behind a gate,
 * two customers and two members of staff. Between two histories all tables are emptied but those in KEPT.
 */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { createDb, type Db } from "@/lib/db/client";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { forgetSettings } from "@/lib/settings/read-setting";
import { bindAccount } from "@/lib/upstream/bind-account";
import { type Upstream, upstream } from "@/lib/upstream/client";
import { Faults } from "@/sandbox/control/faults";
import { CallLog } from "@/sandbox/http/call-log";
import { sandboxCredentials, sandboxEnv } from "@/sandbox/http/credentials";
import { makeServer } from "@/sandbox/http/server";
import type { Sandbox } from "@/sandbox/sandbox";
import { World } from "@/sandbox/world/world";
import { putContact } from "../put-contact";
import type { Random } from "./random";
import { Scheduler, type Task, type Troubles } from "./scheduler";
import { stageDb } from "./staged-db";
import { installTimers } from "./timers";
import { UpstreamGate } from "./upstream-gate";
import { clockSql, setClockSql, virtualClock } from "./virtual-clock";
import { TRANSFER_FEN } from "./wanted";

const KEPT = ["users", "registrants", "suffixes", "upstream_accounts", "line_costs", "gateway_accounts"];
/** After this many histories tables are truncated instead of deleted from: deleted rows stay in their files. */
const TRUNCATE_EVERY = 50;

export interface SimulatedCustomer {
  actor: CustomerActor;
  registrantId: string;
  /** The registrant's contact at the upstream. */
  contactId?: string;
}

const shared = globalThis as { kumquatDb?: Db; kumquatUpstream?: Upstream };

export class SimulatedShop {
  scheduler: Scheduler | null = null;
  customers: SimulatedCustomer[] = [];
  staff!: StaffActor;
  /** Agrees to what the first one may not do alone. */
  secondStaff!: StaffActor;
  private restoreTimers: () => void = () => undefined;
  private played = 0;

  private constructor(
    readonly db: Db,
    private readonly admin: pg.Client,
    readonly sandbox: Sandbox,
    private readonly server: Server,
    readonly gate: UpstreamGate,
    readonly sandboxUrl: string,
  ) {}

  /** @param urls the application's role, and a superuser, of one freshly migrated database that nobody else uses. */
  static async open(urls: { appUrl: string; adminUrl: string }): Promise<SimulatedShop> {
    const admin = new pg.Client({ connectionString: urls.adminUrl });
    await admin.connect();
    await admin.query(clockSql(new URL(urls.adminUrl).pathname.slice(1)));
    await admin.query(await emptySql(admin));
    const sandbox: Sandbox = { world: new World({}), calls: new CallLog(), faults: new Faults() };
    const server = makeServer(sandbox);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, environment(url), { DATABASE_URL: urls.appUrl });
    const db = createDb(urls.appUrl, { poolSize: 20 });
    const now = { shop: null as SimulatedShop | null };
    const scheduler = () => now.shop?.scheduler ?? null;
    const gate = new UpstreamGate(sandbox, server, db, scheduler);
    shared.kumquatDb = stageDb(db, scheduler, {
      attemptCommitted: (otimeMs) => gate.watch.attemptCommitted(otimeMs, virtualClock.nowMs()),
    });
    const shop = new SimulatedShop(db, admin, sandbox, server, gate, url);
    now.shop = shop;
    virtualClock.install();
    shop.restoreTimers = installTimers(scheduler);
    await shop.settle();
    return shop;
  }

  private async settle(): Promise<void> {
    const { username } = sandboxCredentials;
    await bindAccount(this.db, { username, sandbox: true });
    await this.db.suffix.createMany({
      data: [".com", ".net"].map((suffix, position) => ({
        ...{ suffix, ascii: suffix, group: "common", position },
        transferCostFen: TRANSFER_FEN,
      })),
      skipDuplicates: true,
    });
    await enterSandboxCosts(this.db);
    for (const name of ["林晓雯", "周子衡"]) this.customers.push(await this.makeCustomer(name));
    this.staff = await this.makeStaff("单良");
    this.secondStaff = await this.makeStaff("钱会计");
  }

  private async makeStaff(name: string): Promise<StaffActor> {
    const userId = newId();
    const email = `${userId}@example.com`;
    await this.db.user.create({
      data: { id: userId, kind: "staff", role: "admin", email, name, passwordHash: "none" },
    });
    return { kind: "staff", userId, sessionId: newId(), role: "admin", ip: "127.0.0.1" };
  }

  private async makeCustomer(name: string): Promise<SimulatedCustomer> {
    const userId = newId();
    await this.db.user.create({
      data: { id: userId, kind: "customer", email: `${userId}@example.com`, name, passwordHash: "none" },
    });
    const registrantId = newId();
    await this.db.registrant.create({
      data: {
        id: registrantId,
        customerId: userId,
        kind: "company",
        displayName: name,
        fields: {},
        idType: "YYZZ",
        idNumberEnc: new Uint8Array([0]),
        idNumberMasked: "***",
        state: "ready",
        upstreamId: "0",
      },
    });
    return { actor: { kind: "customer", userId, sessionId: newId(), ip: "127.0.0.1" }, registrantId };
  }

  /** Empties the shop and the upstream, and puts all clocks to `startMs`. */
  async begin(random: Random, troubles: Troubles, startMs: number): Promise<Scheduler> {
    const { world, calls, faults } = this.sandbox;
    this.played += 1;
    shared.kumquatUpstream?.close();
    await shared.kumquatUpstream?.flushLog();
    await this.admin.query("SELECT sim.begin($1)", [this.played % TRUNCATE_EVERY === 0]);
    faults.clear();
    calls.clear();
    this.gate.begin();
    this.scheduler = new Scheduler(random, troubles, {
      lockWaiters: () => this.lockWaiters(),
      setDatabaseClock: async (ms) => void (await this.admin.query(setClockSql(ms))),
    });
    this.scheduler.setClock(startMs);
    world.reset(true);
    for (const customer of this.customers) await this.giveContact(customer);
    forgetSettings();
    shared.kumquatUpstream = stagedUpstream(() => this.scheduler);
    return this.scheduler;
  }

  /** Makes the registrant's contact in the emptied sandbox. It mostly gets the same number again, and the database stays as it is. */
  private async giveContact(customer: SimulatedCustomer): Promise<void> {
    const { world } = this.sandbox;
    const upstreamId = world.transact(() => putContact(world));
    if (customer.contactId === upstreamId) return;
    await this.db.registrant.update({ where: { id: customer.registrantId }, data: { upstreamId } });
    customer.contactId = upstreamId;
  }

  /** Reads over a connection that is not simulated, by a prepared statement. */
  async look<Row extends pg.QueryResultRow>(statement: { name: string; text: string }): Promise<Row[]> {
    return (await this.admin.query<Row>(statement)).rows;
  }

  private async lockWaiters(): Promise<number> {
    const { rows } = await this.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'`,
    );
    return rows[0]?.n ?? 0;
  }

  async close(): Promise<void> {
    this.scheduler = null;
    this.restoreTimers();
    virtualClock.uninstall();
    await upstream().flushLog();
    upstream().close();
    shared.kumquatUpstream = undefined;
    await this.db.$disconnect();
    await this.admin.end();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** The process's real upstream client; the scheduler may stop a process before and after each call. */
function stagedUpstream(scheduler: () => Scheduler | null): Upstream {
  shared.kumquatUpstream = undefined;
  const real = upstream();
  const call = async (row: { id: string }, ...rest: unknown[]): Promise<unknown> => {
    const at = scheduler();
    const task: Task | undefined = at?.task();
    const send = () => (real.call as unknown as (...all: unknown[]) => Promise<unknown>)(row, ...rest);
    if (!at || !task) return send();
    const turn = task.callTail.then(async () => {
      await at.point(`call ${row.id}`, false, false);
      task.inCall = true;
      try {
        return await send();
      } finally {
        task.inCall = false;
        await at.quiet();
        await at.point(`answer ${row.id}`, false, false);
      }
    });
    task.callTail = turn.catch(() => undefined);
    return turn;
  };
  return { ...real, call: call as unknown as Upstream["call"] };
}

/** The function that empties the shop between two histories. Most tables are empty, so each is checked before its DELETE. */
async function emptySql(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)",
    [KEPT],
  );
  const tables = [...rows.map(({ name }) => `public.${name}`), "graphile_worker._private_jobs"];
  const remove = tables.map((table) => `IF EXISTS (SELECT FROM ${table}) THEN DELETE FROM ${table}; END IF;`);
  return `CREATE FUNCTION sim.begin(anew boolean) RETURNS void LANGUAGE plpgsql
    SET session_replication_role = replica AS $$
    BEGIN
      IF anew THEN TRUNCATE ${tables.join(", ")}; ELSE ${remove.join("\n")} END IF;
      UPDATE public.upstream_accounts SET paused_at = NULL, pause_reason = NULL, paused_by = NULL, pause_note = NULL,
        exclusive_item_id = NULL, exclusive_until = NULL;
    END $$`;
}

function environment(url: string): Record<string, string> {
  return {
    ...sandboxEnv(url),
    NEXTAUTH_SECRET: "simulated-simulated-simulated-simulated",
    ENCRYPTION_KEYS: `sim:${Buffer.alloc(32, 3).toString("base64")}`,
    LOG_LEVEL: "silent",
  };
}
