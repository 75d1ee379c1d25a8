import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/auth/authenticate";
import { lockUser } from "@/lib/auth/lock-user";
import { hashPassword } from "@/lib/auth/password";
import { createSession, revokeSessions } from "@/lib/auth/session";
import type { AppError } from "@/lib/core/errors";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { setCustomerStatus } from "@/lib/customers/set-customer-status";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { endOtherSessions } from "./end-other-sessions";
import { endSession } from "./end-session";
import { listSessions } from "./list-sessions";
import { signIn } from "./sign-in";
import { passwordWork } from "./testing/password-work";
import { makePerson, PASSWORD, sessionHeaders, signedIn, visitor } from "./testing/people";

vi.mock("@node-rs/argon2", { spy: true });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const attempt = (email: string, password: string, ip?: string, now?: Date) =>
  signIn(visitor(ip), { email, password, userAgent: "test" }, now).then(
    () => "in",
    (error: AppError) => `${error.code}:${error.params.left ?? error.params.minutes ?? ""}`,
  );

describe("signing in", () => {
  it("opens a session whose row, not its cookie, decides", async () => {
    const user = await makePerson();
    const { token, actor } = await signedIn(user);
    expect(actor).toMatchObject({ kind: "customer", userId: user.id });
    const [row] = await database.asOwner<{ token_hash: Buffer }>("SELECT token_hash FROM sessions WHERE user_id = $1", [
      user.id,
    ]);
    expect(row?.token_hash.toString("utf8")).not.toContain(token);
    await revokeSessions(database.db, user.id, new Date());
    expect((await authenticate(await sessionHeaders(token))).kind).toBe("visitor");
  });

  it("changes the session's id and ends the one before", async () => {
    const user = await makePerson();
    const first = await signedIn(user);
    const { token } = await signIn(visitor(), {
      email: user.email.toUpperCase(),
      password: PASSWORD,
      userAgent: "test",
      oldToken: first.token,
    });
    expect(token).not.toBe(first.token);
    expect((await authenticate(first.headers)).kind).toBe("visitor");
    expect((await authenticate(await sessionHeaders(token))).kind).toBe("customer");
  });

  it("answers the same for unknown, wrong, disabled and unconfirmed", async () => {
    const known = await makePerson();
    const disabled = await makePerson();
    await database.db.user.update({ where: { id: disabled.id }, data: { status: "disabled" } });
    const unconfirmed = await makePerson({ emailVerifiedAt: null });
    const answers = await Promise.all([
      attempt(known.email, "wrong-password"),
      attempt("nobody@example.com", "wrong-password"),
      attempt(disabled.email, PASSWORD),
      attempt(unconfirmed.email, PASSWORD),
    ]);
    expect(new Set(answers)).toEqual(new Set(["sign_in.wrong:9"]));
  });

  it("hashes as much whether or not the account exists, so that the time tells nothing", async () => {
    const known = await makePerson();
    await attempt("warm@example.com", "wrong-password");
    const work = await passwordWork(() => attempt(known.email, "wrong-password", "198.51.100.1"));
    expect(work).toHaveLength(1);
    expect(await passwordWork(() => attempt("nobody@example.com", "wrong-password", "198.51.100.2"))).toEqual(work);
  });

  it("counts ten failures per account and address, then waits, for parallel tries too", async () => {
    const user = await makePerson();
    const now = new Date("2026-11-25T04:00:00Z");
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => attempt(user.email, "wrong-password", "192.0.2.1", now)),
    );
    expect(answers.filter((answer) => answer.startsWith("sign_in.wrong"))).toHaveLength(10);
    expect(answers.filter((answer) => answer === "sign_in.wait:15")).toHaveLength(15);
    expect(await attempt(user.email, PASSWORD, "192.0.2.1", now)).toBe("sign_in.wait:15");
    expect(await attempt(user.email, PASSWORD, "192.0.2.2", now)).toBe("in");
    expect(await attempt(user.email, PASSWORD, "192.0.2.1", new Date("2026-11-25T04:14:30Z"))).toBe("sign_in.wait:1");
    expect(await attempt(user.email, PASSWORD, "192.0.2.1", new Date("2026-11-25T04:15:01Z"))).toBe("in");
  });

  it("starts the count anew after a success", async () => {
    const user = await makePerson();
    for (let i = 0; i < 5; i++) await attempt(user.email, "wrong-password", "192.0.2.9");
    expect(await attempt(user.email, PASSWORD, "192.0.2.9")).toBe("in");
    expect(await attempt(user.email, "wrong-password", "192.0.2.9")).toBe("sign_in.wrong:9");
  });
});

describe("sessions", () => {
  it("are not opened by a password that was changed while the attempt was under way", async () => {
    const user = await makePerson();
    const passwordHash = await hashPassword("Another9-quiet");
    const waiting = () =>
      database.db.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    let signingIn: Promise<string> | undefined;
    await database.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${user.id}::uuid FOR UPDATE`;
      signingIn = attempt(user.email, PASSWORD);
      await expect.poll(async () => Number((await waiting())[0]?.count)).toBe(1);
      await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    });
    expect(await signingIn).toMatch(/^sign_in.wrong/);
    expect(await database.db.session.count({ where: { userId: user.id } })).toBe(0);
  });

  it("are fifty per account at most, at once too: the one used longest ago ends", async () => {
    const user = await makePerson();
    const first = await signedIn(user);
    const second = await signedIn(user);
    await database.db.session.update({
      where: { id: first.actor.sessionId },
      data: { lastSeenAt: new Date(Date.now() - MINUTE_MS) },
    });
    const open = () => database.db.session.count({ where: { userId: user.id, revokedAt: null } });
    await Promise.all(
      Array.from({ length: 49 }, () =>
        database.db.$transaction(async (tx) => {
          await lockUser(tx, user.id);
          await createSession(tx, { user, ip: "::1", userAgent: "test", now: new Date() });
        }),
      ),
    );
    expect(await open()).toBe(50);
    expect((await authenticate(first.headers)).kind).toBe("visitor");
    expect((await authenticate(second.headers)).kind).toBe("customer");
    await Promise.all([1, 2, 3, 4].map(() => attempt(user.email, PASSWORD)));
    expect(await open()).toBe(50);
  });

  it("lists one's own, ends them, and nobody else's", async () => {
    const user = await makePerson();
    const here = await signedIn(user);
    const there = await signedIn(user);
    const other = await signedIn(await makePerson());
    const { rows } = await listSessions(here.actor);
    expect(rows.map((row) => row.current).sort()).toEqual([false, true]);
    await expect(endSession(here.actor, { id: other.actor.sessionId })).rejects.toMatchObject({ status: 404 });
    expect((await authenticate(other.headers)).kind).toBe("customer");
    expect(await endOtherSessions(here.actor)).toEqual({ ended: 1 });
    expect((await authenticate(there.headers)).kind).toBe("visitor");
    expect((await authenticate(here.headers)).kind).toBe("customer");
  });

  it("die within a second of disabling, and idle or old ones have died", async () => {
    const user = await makePerson();
    const session = await signedIn(user);
    const admin = await signedIn(await makePerson({ kind: "staff", role: "support" }));
    if (admin.actor.kind !== "staff") throw new Error("not staff");
    await setCustomerStatus(admin.actor, { id: user.id, status: "disabled", reason: "test" });
    expect((await authenticate(session.headers)).kind).toBe("visitor");
    await setCustomerStatus(admin.actor, { id: user.id, status: "active", reason: "test" });
    expect((await authenticate(session.headers)).kind).toBe("visitor");

    const idle = await signedIn(user);
    await database.db.session.update({
      where: { id: idle.actor.sessionId },
      data: { lastSeenAt: new Date(Date.now() - 15 * DAY_MS) },
    });
    expect((await authenticate(idle.headers)).kind).toBe("visitor");
    const old = await signedIn(user);
    await database.db.session.update({ where: { id: old.actor.sessionId }, data: { expiresAt: new Date() } });
    expect((await authenticate(old.headers)).kind).toBe("visitor");
  });
});
