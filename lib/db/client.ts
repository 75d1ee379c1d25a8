import { PrismaPg } from "@prisma/adapter-pg";
import { partialEnv } from "../env";
import { type Prisma, PrismaClient } from "./generated/client";
import { lastingPool } from "./lasting-pool";
import { type Limits, type Purpose, SESSION_LIMITS } from "./limits";
import { statementNames } from "./statement-names";

/**
 * A client bound to one connection pool; the application's single one is `db`.
 * @param options.prepare keeps each statement prepared on its connection, so that PostgreSQL parses and plans it once. Off for a
 *   pooler that hands every transaction another connection and knows no prepared statements. @default true
 * @param options.limits after which PostgreSQL ends a statement. @default those of a web request
 */
export function createDb(
  url: string,
  options: { poolSize?: number; prepare?: boolean; limits?: Limits } = {},
): PrismaClient {
  const { poolSize = 20, prepare = true, limits = SESSION_LIMITS.web } = options;
  return new PrismaClient({
    adapter: new PrismaPg(lastingPool(url, poolSize, limits), {
      disposeExternalPool: true,
      ...(prepare ? { statementNameGenerator: statementNames() } : {}),
    }),
    // Prisma's longer messages repeat a statement's values, which may be secrets, and cost each statement a stack trace.
    errorFormat: "minimal",
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
}

export type Db = PrismaClient;
/** The client inside `db.$transaction(async (tx) => …)`; a function that works with or without a transaction takes `Db | Tx`. */
export type Tx = Prisma.TransactionClient;

const shared = globalThis as { kumquatDb?: PrismaClient; kumquatPurpose?: Purpose };

/** Sets, before the process first uses `db`, by which limits its statements run. @default "web" */
export function declarePurpose(purpose: Purpose): void {
  shared.kumquatPurpose = purpose;
}

/** The process's database client, connected on first use to DATABASE_URL. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    if (!shared.kumquatDb) {
      const { DATABASE_URL, DATABASE_POOL_SIZE, DATABASE_PREPARE } = partialEnv();
      if (!DATABASE_URL) throw new Error("DATABASE_URL is not set: start the shop with `npm start`, or set it");
      shared.kumquatDb = createDb(DATABASE_URL, {
        poolSize: DATABASE_POOL_SIZE,
        prepare: DATABASE_PREPARE !== "0",
        limits: SESSION_LIMITS[shared.kumquatPurpose ?? "web"],
      });
    }
    const value = Reflect.get(shared.kumquatDb, property);
    return typeof value === "function" ? value.bind(shared.kumquatDb) : value;
  },
});
