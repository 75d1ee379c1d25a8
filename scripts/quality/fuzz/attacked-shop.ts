import { makePerson, PASSWORD, sessionHeaders } from "@/lib/accounts/testing/people";
import { hashPassword } from "@/lib/auth/password";
import { createSession } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { signQuote } from "@/lib/pricing/sign-quote";
import { domainQuote } from "@/lib/pricing/testing/domain-quote";
import { productLines } from "@/lib/product-lines/registry";
import type { Known } from "./fitting-value";
import type { Caller } from "./hostile-request";

/** The shop at DATABASE_URL, with the people as whom requests are sent. */
export interface AttackedShop {
  known: Known;
  headers(caller: Caller): Headers;
  /** Signs everybody in again and resets limits: requests may end sessions, disable people, or use up tries. */
  renew(): Promise<void>;
}

/** @param customerId the customer whose orders and services the requests name. @default a new customer without any */
export async function openAttackedShop(customerId?: string): Promise<AttackedShop> {
  const customer = customerId ?? (await makePerson()).id;
  const admin = (await makePerson({ kind: "staff", role: "admin" })).id;
  const passwordHash = await hashPassword(PASSWORD);
  const signedIn = new Map<Caller, Headers>([["visitor", new Headers()]]);
  const renew = async () => {
    // Without this every answer would soon be the same refusal of a used-up limit or a disabled account.
    await db.authThrottle.deleteMany();
    for (const [caller, id] of [
      ["customer", customer],
      ["admin", admin],
    ] as const) {
      const user = await db.user.update({
        where: { id },
        data: { status: "active", totpEnabledAt: null, passwordHash, ...(caller === "admin" ? { role: "admin" } : {}) },
      });
      const token = await createSession(db, { user, ip: "203.0.113.7", userAgent: "fuzz", now: new Date() });
      signedIn.set(caller, await sessionHeaders(token));
    }
    await db.session.updateMany({ data: { reauthAt: new Date() } });
  };
  await renew();
  return {
    known: { ids: await readIds(), words: words() },
    headers: (caller) => signedIn.get(caller) ?? new Headers(),
    renew,
  };
}

/** Some ids of every table. */
async function readIds(): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT c.table_name AS name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_name = 'id' AND c.data_type = 'uuid' ORDER BY 1`;
  const ids: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ id: string }[]>(`SELECT id FROM "${name}" ORDER BY id LIMIT 8`);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

function words(): Record<string, readonly string[]> {
  const quotes = ["fuzz-one.com", "fuzz-two.com", "fuzz-three.cn"].map((name) =>
    signQuote(domainQuote(name, { expiresAt: new Date(Date.now() + 3_600_000) })),
  );
  return {
    productLine: productLines.map(({ id }) => id),
    name: ["fuzz-one.com", "fuzz-two.cn", "例子.com", "fuzzsite", "fuzz.example"],
    q: ["fuzz", "fuzz-one.com", "例子"],
    suffix: [".com", ".cn", ".net"],
    email: ["fuzz-one@example.com", "fuzz-two@example.com"],
    customer: ["fuzz-one@example.com"],
    month: ["2026-11", "2020-01"],
    code: ["cash", "wallet", "held", "revenue", "123456"],
    quote: quotes,
    control: productLines.flatMap((productLine) => productLine.controls.map(({ id }) => id)),
    panel: productLines.flatMap((productLine) => productLine.panels.map(({ id }) => id)),
    password: [PASSWORD],
    current: [PASSWORD],
    secret: ["password", ...productLines.flatMap(({ secrets }) => secrets)],
    configKey: ["name", "password", "period", "space", "memory", "system", "room", "administrators"],
  };
}
