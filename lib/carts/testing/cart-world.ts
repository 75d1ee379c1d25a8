import { randomBytes, randomUUID } from "node:crypto";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { upstream } from "@/lib/upstream/client";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";

const system = { kind: "system", job: "test" } as const;

/** A shop that sells domains, with its sandbox. */
export interface CartWorld {
  database: TestDatabase;
  sandbox: RunningSandbox;
  /** A new customer's id. @param walletFen what is in their wallet */
  customer: (walletFen?: bigint) => Promise<string>;
  /** The id of a registrant of theirs that can be used. */
  registrant: (customerId: string) => Promise<string>;
  close: () => Promise<void>;
}

export async function startCartWorld(): Promise<CartWorld> {
  const sandbox = await startSandbox({ settings: { warts: "clean" } });
  const database = await createTestDatabase(sandboxEnv(sandbox.url));
  await seedSuffixes(system);
  await refreshPrices(system, {});
  return {
    database,
    sandbox,
    customer: (walletFen = 0n) => newCustomer(database, walletFen),
    registrant: (customerId) => newRegistrant(database, customerId),
    close: async () => {
      await upstream().flushLog();
      upstream().close();
      await sandbox.close();
      await database.drop();
    },
  };
}

async function newCustomer(database: TestDatabase, walletFen: bigint): Promise<string> {
  const id = randomUUID();
  await database.db.user.create({
    data: { id, kind: "customer", email: `${id}@example.com`, name: "林晓雯", passwordHash: "none" },
  });
  if (walletFen > 0n) {
    await postTopUp(database.db, {
      topUpId: randomUUID(),
      customerId: id,
      gateway: "sandbox_payment",
      amountFen: walletFen,
      at: new Date(),
    });
  }
  return id;
}

async function newRegistrant(database: TestDatabase, customerId: string): Promise<string> {
  const { id } = await database.db.registrant.create({
    data: {
      customerId,
      kind: "person",
      displayName: "单良",
      fields: {},
      idType: "SFZ",
      idNumberEnc: Buffer.from("x"),
      idNumberMasked: "110***********02X",
      state: "ready",
      upstreamId: "10001",
    },
  });
  return id;
}

/** What buys a domain. */
export const domain = (name: string, years?: number) =>
  ({ action: "purchase", productLine: "domain", name, ...(years === undefined ? {} : { years }) }) as const;

/** A word that nobody has registered below any suffix. */
export const label = () => `freecart${randomBytes(5).toString("hex")}`;

/** A browser that keeps its cart's cookie. */
export function cartBrowser() {
  let cartToken: string | undefined;
  const jar = {
    setCookie: (text: string) => {
      const [, value = ""] = /^[^=]*cart=([^;]*)/.exec(text) ?? [];
      cartToken = value === "" ? undefined : value;
    },
  };
  const token = () => (cartToken === undefined ? {} : { cartToken });
  return {
    jar,
    get visitor() {
      return { kind: "visitor", ip: "127.0.0.1", ...token() } as const;
    },
    as: (userId: string): CustomerActor => ({
      kind: "customer",
      userId,
      sessionId: randomUUID(),
      ip: "127.0.0.1",
      ...token(),
    }),
  };
}

/** The code with which it is refused; "nothing": it is not. */
export async function cartRefusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "nothing";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
