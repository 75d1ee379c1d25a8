import { randomBytes, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { expect, type Page } from "@playwright/test";
import pg from "pg";

/**
 * Worlds for the browser specs: each spec makes its own people, so specs run in any order and side by side.
 * People are written straight into the database (registering by mail has specs of its own); money comes through the ledger.
 */
export interface Person {
  id: string;
  email: string;
  password: string;
  name: string;
}

const pool = new pg.Pool({ connectionString: process.env.TEST_DATABASE_URL, max: 2 });

/** A short random word of letters, safe inside a domain name. */
export function word(length = 8): string {
  return Array.from(randomBytes(length), (byte) => "abcdefghijkmnpqrstuvwxyz"[byte % 24]).join("");
}

/** A domain label that the sandbox always reports as free. */
export function freeLabel(): string {
  return `free${word(10)}`;
}

/** One for all people of a run's process: hashing takes longer than anything else here. */
const password = `pass-${word(12)}`;
let passwordHash: Promise<string> | undefined;

async function insertUser(kind: "customer" | "staff", role: string | null, name: string): Promise<Person> {
  const person = { id: randomUUID(), email: `${word(12)}@example.com`, password, name };
  passwordHash ??= hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await pool.query(
    `INSERT INTO users (id, kind, role, email, email_verified_at, name, password_hash, updated_at)
     VALUES ($1, $2::user_kind, $3::staff_role, $4, now(), $5, $6, now())`,
    [person.id, kind, role, person.email, name, await passwordHash],
  );
  return person;
}

export function newCustomer(name = "林晓雯"): Promise<Person> {
  return insertUser("customer", null, name);
}

export function newStaff(role: "support" | "finance" | "admin" = "admin", name = "单良"): Promise<Person> {
  return insertUser("staff", role, name);
}

/** Puts money into a wallet as a confirmed top-up does. */
export async function fund(person: Person, fen: number): Promise<void> {
  await pool.query("SELECT ledger_post($1, 'top_up', now(), '', NULL, NULL, NULL, $2::jsonb)", [
    `test-fund:${randomUUID()}`,
    JSON.stringify([
      { account: "clearing:sandbox_payment", fen: String(-fen) },
      { account: `wallet:${person.id}`, fen: String(fen) },
    ]),
  ]);
}

/** What the books have of a customer, in fen by the kind of account: wallet, held. */
export async function balancesOf({ id }: Person): Promise<Record<string, string>> {
  const rows = await query<{ kind: string; balance: string }>(
    "SELECT kind, balance_fen::text AS balance FROM ledger_accounts WHERE customer_id = $1",
    [id],
  );
  return Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance]));
}

/** Signs the page's browser context in without clicking through the form (which has specs of its own). */
export async function signIn(page: Pick<Page, "request">, person: Person): Promise<void> {
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await page.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: person.email, password: person.password, json: "true" },
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
  });
  expect(answer.ok()).toBe(true);
  const session = (await (await page.request.get("/api/v1/session")).json()) as { kind?: string; user?: unknown };
  expect(JSON.stringify(session)).toContain(person.email);
}

/** One query against the shop's database, for what no page shows (ledger sums, ciphertext). */
export async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query<Row>(text, values)).rows;
}
