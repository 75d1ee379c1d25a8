import { randomBytes } from "node:crypto";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/auth/authenticate";
import { parseKeyRing, seal } from "@/lib/core/secret";
import { MINUTE_MS } from "@/lib/core/time";
import type { User } from "@/lib/db/generated/client";
import { sendMail } from "@/lib/notify/send-mail";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeEmail } from "./change-email";
import { changeOwnPassword } from "./change-own-password";
import { confirmOwnEmail } from "./confirm-own-email";
import { registerContract } from "./contract";
import { disableTotp } from "./disable-totp";
import { createEmailToken } from "./email-token";
import { enableTotp } from "./enable-totp";
import { readResetLink } from "./read-link";
import { reauth } from "./reauth";
import { register } from "./register";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { setUpTotp } from "./set-up-totp";
import { signIn } from "./sign-in";
import { outcome } from "./testing/outcome";
import { passwordWork } from "./testing/password-work";
import { lastMail, makePerson, PASSWORD, reauthed, signedIn, visitor } from "./testing/people";

vi.mock("@node-rs/argon2", { spy: true });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const enter = (email: string, password: string, code?: string) =>
  outcome(signIn(visitor(`198.51.100.${Math.floor(Math.random() * 250)}`), { email, password, code, userAgent: "t" }));
const zh = { locale: "zh" as const };

describe("registering", () => {
  it("opens an account that counts once confirmed, by a link that works once", async () => {
    const email = "new@example.com";
    await register(visitor(), { email, password: PASSWORD, name: "新" }, zh);
    expect(await enter(email, PASSWORD)).toBe("sign_in.unconfirmed");
    const { template, token } = await lastMail(email);
    expect(template).toBe("customers.confirm-email");
    const both = await Promise.all(
      [1, 2].map(() => outcome(confirmOwnEmail(visitor(), { token, password: PASSWORD }))),
    );
    expect(both.sort()).toEqual(["done", "link.expired"]);
    expect(await enter(email, PASSWORD)).toBe("done");
  });

  it("answers the same for an address that is taken, tells its owner, and changes nothing", async () => {
    const owner = await makePerson();
    const input = { password: "another-secret-99", name: "x" };
    const [taken, fresh] = await Promise.all([
      register(visitor(), { ...input, email: owner.email }, zh),
      register(visitor(), { ...input, email: "fresh@example.com" }, zh),
    ]);
    expect(taken).toEqual(fresh);
    expect((await lastMail(owner.email)).template).toBe("customers.already-registered");
    expect(await enter(owner.email, "another-secret-99")).toBe(await enter("fresh@example.com", "another-secret-99"));
    expect(await enter(owner.email, PASSWORD)).toBe("done");
  });

  it("hashes as much for both, so that the time tells nothing", async () => {
    const { email } = await makePerson();
    const registered = (address: string) =>
      passwordWork(() => register(visitor(), { email: address, password: PASSWORD, name: "x" }, zh));
    const work = await registered(`fresh.${email}`);
    expect(work).toHaveLength(1);
    expect(await registered(email)).toEqual(work);
  });

  /** The owner of the address registers, then a stranger does: the newest mail holds the stranger's link. */
  async function twoRegistrations(email: string) {
    await register(visitor(), { email, password: "owners-choice-22", name: "Owner" }, zh);
    const own = (await lastMail(email)).token;
    await register(visitor(), { email, password: "attackers-choice-1", name: "Attacker" }, zh);
    return { own, attackers: (await lastMail(email)).token };
  }

  it("confirms by a link together with the password chosen with it, and drops a stranger's registration", async () => {
    const email = "victim@example.com";
    const { own, attackers } = await twoRegistrations(email);
    const confirm = (token: string, password?: string) => outcome(confirmOwnEmail(visitor(), { token, password }));
    expect(await confirm(attackers)).toBe("password.not_chosen");
    expect(await confirm(attackers, "owners-choice-22")).toBe("password.not_chosen");
    expect(await confirm(own, "attackers-choice-1")).toBe("password.not_chosen");
    expect(await confirm(own, "owners-choice-22")).toBe("done");
    expect(await confirm(attackers, "attackers-choice-1")).toBe("link.expired");
    expect(await enter(email, "attackers-choice-1")).toBe("sign_in.wrong");
    expect(await enter(email, "owners-choice-22")).toBe("done");
    expect(await database.db.user.findUniqueOrThrow({ where: { email } })).toMatchObject({ name: "Owner" });
    expect(await database.db.emailToken.count({ where: { user: { email }, passwordHash: { not: null } } })).toBe(0);
  });

  it("lets the reader of the mail set a new password in place of one they did not choose", async () => {
    const email = "victim2@example.com";
    const { attackers } = await twoRegistrations(email);
    const set = (newPassword: string) => outcome(confirmOwnEmail(visitor(), { token: attackers, newPassword }));
    expect(await set("password123")).toBe("password.common");
    expect(await set("a-third-choice-3")).toBe("done");
    expect(await enter(email, "attackers-choice-1")).toBe("sign_in.wrong");
    expect(await enter(email, "a-third-choice-3")).toBe("done");
  });

  it("mails each of several registrations at once a link of its own", async () => {
    const email = "atonce@example.com";
    const passwords = ["owners-choice-22", "attackers-choice-1"];
    await Promise.all(passwords.map((password) => register(visitor(), { email, password, name: "x" }, zh)));
    expect(await database.db.mail.count({ where: { toAddress: email } })).toBe(2);
  });

  it.each([
    ["Lin\r\n\r\nYou won: call 123", "person.name_characters"],
    ["Lin\u202egpj.exe", "person.name_characters"],
    ["See https://evil.example", "person.name_link"],
    ["www.evil.example wins", "person.name_link"],
    ["prize evil.example/claim", "person.name_link"],
  ])("takes no name that reads as a message: %j", (name, code) => {
    const parsed = registerContract.input.safeParse({ email: "a@example.com", password: PASSWORD, name });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([code]);
  });

  it.each(["林晓雯", "Lin & Co.", "Booking.com B.V.", "O’Neill-Łukasz", "می‌خواهم"])("takes the name %s", (name) => {
    expect(registerContract.input.safeParse({ email: "a@example.com", password: PASSWORD, name }).success).toBe(true);
  });

  it("mails to an unconfirmed address nothing that a stranger wrote", async () => {
    const email = "spammed@example.com";
    await register(visitor(), { email, password: PASSWORD, name: "You won: evil.example" }, zh);
    await requestPasswordReset(visitor(), { email });
    const { actor } = await signedIn(await makePerson({ name: "You won: evil.example" }));
    await changeEmail(reauthed(actor), { email: "spammed2@example.com" });
    await changeEmail(reauthed(actor), { email });
    const mails = await database.db.mail.findMany({ where: { toAddress: { startsWith: "spammed" } } });
    expect(mails.map((mail) => mail.template).sort()).toEqual([
      "customers.change-email",
      "customers.confirm-email",
      "customers.email-taken",
      "customers.reset-password",
    ]);
    for (const mail of mails) expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain("You won");
  });

  it("keeps no link's secret in the database, neither in mails and jobs nor anywhere else", async () => {
    const email = "sealed@example.com";
    const tokens: string[] = [];
    await register(visitor(), { email, password: PASSWORD, name: "x" }, zh);
    tokens.push((await lastMail(email)).token);
    await requestPasswordReset(visitor(), { email });
    tokens.push((await lastMail(email)).token);
    const { actor } = await signedIn(await makePerson());
    await changeEmail(reauthed(actor), { email: "sealed2@example.com" });
    tokens.push((await lastMail("sealed2@example.com")).token);
    // Without a mail server the worker keeps them.
    const mails = await database.db.mail.findMany({ where: { toAddress: { startsWith: "sealed" } } });
    for (const mail of mails) await sendMail({ mailId: mail.id });
    const kept = await database.db.mail.findMany({ where: { toAddress: { startsWith: "sealed" } } });
    expect(kept.map((mail) => mail.status)).toEqual(["kept", "kept", "kept"]);
    expect(tokens.every((token) => token.length > 40)).toBe(true);
    const tables = await database.asOwner<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["public.mails", "graphile_worker._private_jobs"]),
    );
    for (const { name } of tables) {
      const [row] = await database.asOwner<{ text: string }>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${name} t`,
      );
      for (const token of tokens) {
        expect([name, row?.text.includes(token)]).toEqual([name, false]);
        expect([name, row?.text.includes(Buffer.from(token).toString("hex"))]).toEqual([name, false]);
      }
    }
  });

  it("makes one account of two registrations at once", async () => {
    const email = "twice@example.com";
    await Promise.all([1, 2, 3].map(() => register(visitor(), { email, password: PASSWORD, name: "x" }, zh)));
    expect(await database.db.user.count({ where: { email } })).toBe(1);
  });

  it("stops mailing one address after five an hour, with the same answer", async () => {
    const email = "flooded@example.com";
    for (let i = 0; i < 7; i++) await register(visitor(), { email, password: PASSWORD, name: "x" }, zh);
    expect(await database.db.mail.count({ where: { toAddress: email } })).toBe(5);
  });

  it.each([
    ["password123", "password.common"],
    ["woaini1314", "password.common"],
    ["aaaaaaaaaa", "password.common"],
    ["lin.xiaowen88", "password.own_name"],
    ["87654321", "password.common"],
    ["Aa123456.", "password.common"],
    ["P@ssw0rd2024!", "password.common"],
    ["Dragon20240101", "password.common"],
    ["19900101", "password.pattern"],
    ["1987-03-14", "password.pattern"],
    ["13812345678", "password.pattern"],
    ["zaq1xsw2cde3", "password.common"],
    ["kumquat2026", "password.shop_name"],
    ["Example.com8", "password.own_name"],
    ["short", "password.too_short"],
  ])("refuses %s", async (password, code) => {
    const email = "lin.xiaowen@example.com";
    expect(await outcome(register(visitor(), { email, password, name: "林" }, zh))).toBe(code);
  });
});

describe("a reset link", () => {
  it("leads on to where the password was missed, and to no other site", async () => {
    const user = await makePerson();
    for (const [next, on] of [
      ["/account/wallet", "/account/wallet"],
      ["//evil.example", null],
      [undefined, null],
    ] as const) {
      await requestPasswordReset(visitor(), { email: user.email, next });
      const { token } = await lastMail(user.email);
      const done = await resetPassword(visitor(), { token, password: "a-third-choice-3" });
      expect(done).toEqual({ email: user.email, next: on, programs: null });
    }
  });

  it("is told by its page when it is opened: that it no longer works, or that the password is the first", async () => {
    const [person, invited] = [await makePerson(), await makePerson({ emailVerifiedAt: null })];
    const newLink = ({ id, email }: User) =>
      database.db.$transaction((tx) =>
        createEmailToken(tx, { userId: id, purpose: "reset_password", email, minutes: 30, now: new Date() }),
      );
    const token = await newLink(person);
    expect(await readResetLink(token)).toEqual({ email: person.email, isFirst: false });
    expect(await readResetLink(await newLink(invited))).toEqual({ email: invited.email, isFirst: true });
    await resetPassword(visitor(), { token, password: "a-third-choice-3" });
    expect(await readResetLink(token)).toBeNull();
    expect(await readResetLink("")).toBeNull();
  });

  it("is stored hashed, works once, ends all sessions and signs nobody in", async () => {
    const user = await makePerson();
    const open = await signedIn(user);
    await requestPasswordReset(visitor(), { email: user.email });
    const { token } = await lastMail(user.email);
    const rows = await database.asOwner("SELECT * FROM email_tokens WHERE user_id = $1", [user.id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await outcome(resetPassword(visitor(), { token, password: "password1" }))).toBe("password.common");
    expect(await outcome(resetPassword(visitor(), { token, password: "brand-new-pass-1" }))).toBe("done");
    expect(await outcome(resetPassword(visitor(), { token, password: "brand-new-pass-2" }))).toBe("link.expired");
    expect((await authenticate(open.headers)).kind).toBe("visitor");
    expect(await enter(user.email, "brand-new-pass-1")).toBe("done");
  });

  it("ends after thirty minutes", async () => {
    const user = await makePerson();
    await requestPasswordReset(visitor(), { email: user.email });
    const [row] = await database.db.emailToken.findMany({ where: { userId: user.id } });
    expect(row && row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * MINUTE_MS);
    await database.db.emailToken.updateMany({ where: { userId: user.id }, data: { expiresAt: new Date() } });
    const { token } = await lastMail(user.email);
    expect(await outcome(resetPassword(visitor(), { token, password: "brand-new-pass-1" }))).toBe("link.expired");
  });

  it("answers the same for an unknown address", async () => {
    const user = await makePerson();
    expect(await requestPasswordReset(visitor(), { email: "nobody2@example.com" })).toEqual(
      await requestPasswordReset(visitor(), { email: user.email }),
    );
    expect(await database.db.mail.count({ where: { toAddress: "nobody2@example.com" } })).toBe(0);
  });
});

async function withTotp() {
  const user = await makePerson();
  const { actor } = await signedIn(user);
  const { secret, qrSvg } = await setUpTotp(reauthed(actor));
  const totp = new TOTP({ secret, digits: 6, period: 30, algorithm: "SHA1" });
  const at = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
  const { recoveryCodes } = await enableTotp(reauthed(actor), { code: at(-1) });
  return { user, actor, secret, qrSvg, recoveryCodes, at };
}

describe("two-step verification", () => {
  it("seals the secret, wants a code, and takes each code once, for parallel tries too", async () => {
    const { user, secret, qrSvg, at } = await withTotp();
    expect(qrSvg).toContain("<svg");
    const [row] = await database.asOwner<{ totp_secret_enc: Buffer }>(
      "SELECT totp_secret_enc FROM users WHERE id = $1",
      [user.id],
    );
    expect(row?.totp_secret_enc.toString("latin1")).not.toContain(secret);
    expect(await enter(user.email, PASSWORD)).toBe("sign_in.code_required");
    expect(await enter(user.email, PASSWORD, "000000")).toBe("sign_in.code_wrong");
    const code = at(0);
    const tries = await Promise.all([1, 2, 3, 4].map(() => enter(user.email, PASSWORD, code)));
    expect(tries.filter((one) => one === "done")).toHaveLength(1);
    expect(await enter(user.email, PASSWORD, at(-1))).toBe("sign_in.code_wrong");
    expect(await enter(user.email, PASSWORD, at(1))).toBe("done");
  });

  it("whose key is lost says so, and is passed with a recovery code", async () => {
    const { user, recoveryCodes, at } = await withTotp();
    const ring = parseKeyRing(`lost:${randomBytes(32).toString("base64")}`);
    const place = { table: "users", row: user.id, column: "totp_secret_enc" };
    await database.db.user.update({
      where: { id: user.id },
      data: { totpSecretEnc: seal(ring, "A".repeat(32), place) },
    });
    expect(await enter(user.email, PASSWORD, at(1))).toBe("sign_in.code_lost");
    expect(await enter(user.email, PASSWORD, recoveryCodes[0])).toBe("done");
  });

  it("takes each recovery code once and tells the owner", async () => {
    const { user, recoveryCodes } = await withTotp();
    expect(recoveryCodes).toHaveLength(10);
    const [first = "", second = ""] = recoveryCodes;
    const stored = await database.asOwner("SELECT * FROM recovery_codes WHERE user_id = $1", [user.id]);
    expect(JSON.stringify(stored)).not.toContain(first);
    const tries = await Promise.all([1, 2].map(() => enter(user.email, PASSWORD, first)));
    expect(tries.sort()).toEqual(["done", "sign_in.code_wrong"]);
    expect((await lastMail(user.email)).template).toBe("customers.security-notice");
    expect(await enter(user.email, PASSWORD, second.toUpperCase().replaceAll("-", " "))).toBe("done");
  });

  it("is not bypassed by a password reset", async () => {
    const { user, at } = await withTotp();
    await requestPasswordReset(visitor(), { email: user.email });
    await resetPassword(visitor(), { token: (await lastMail(user.email)).token, password: "brand-new-pass-1" });
    expect(await enter(user.email, "brand-new-pass-1")).toBe("sign_in.code_required");
    expect(await enter(user.email, "brand-new-pass-1", at(1))).toBe("done");
  });

  it("changes only after the password was given again", async () => {
    const { actor, recoveryCodes } = await withTotp();
    const cold = { ...actor, reauthAt: new Date(Date.now() - 6 * MINUTE_MS) };
    for (const verb of [setUpTotp, disableTotp, renewRecoveryCodes])
      expect(await outcome(verb(cold))).toBe("reauth.required");
    const renewed = await renewRecoveryCodes(reauthed(actor));
    expect(renewed.recoveryCodes.some((code) => recoveryCodes.includes(code))).toBe(false);
    await disableTotp(reauthed(actor));
  });
});

describe("one's own password and address", () => {
  it("changes the password, ends other sessions, keeps this one", async () => {
    const user = await makePerson();
    const here = await signedIn(user);
    const there = await signedIn(user);
    expect(await outcome(changeOwnPassword(here.actor, { current: "wrong", password: "x".repeat(9) }))).toBe(
      "password.wrong",
    );
    expect(await changeOwnPassword(here.actor, { current: PASSWORD, password: "brand-new-pass-1" })).toEqual({
      ...{ endedSessions: 1, programs: null },
    });
    expect((await authenticate(there.headers)).kind).toBe("visitor");
    expect((await authenticate(here.headers)).kind).toBe("customer");
  });

  it("changes the address once the new one is confirmed", async () => {
    const user = await makePerson();
    const { actor, headers } = await signedIn(user);
    expect(await outcome(changeEmail(actor, { email: "next@example.com" }))).toBe("reauth.required");
    await reauth(actor, { password: PASSWORD });
    const now = await authenticate(headers);
    if (now.kind !== "customer") throw new Error("signed out");
    await changeEmail(now, { email: "next@example.com" });
    expect(await enter(user.email, PASSWORD)).toBe("done");
    await confirmOwnEmail(now, { token: (await lastMail("next@example.com")).token });
    expect(await enter(user.email, PASSWORD)).toBe("sign_in.wrong");
    expect(await enter("next@example.com", PASSWORD)).toBe("done");
    expect((await lastMail(user.email)).template).toBe("customers.security-notice");
  });

  it("does not tell that a wanted address is taken", async () => {
    const owner = await makePerson();
    const { actor } = await signedIn(await makePerson());
    expect(await outcome(changeEmail(reauthed(actor), { email: owner.email }))).toBe("done");
    expect((await lastMail(owner.email)).template).toBe("customers.email-taken");
  });

  it("counts wrong passwords of a signed-in person too", async () => {
    const { actor } = await signedIn(await makePerson());
    const tries = [];
    for (let i = 0; i < 11; i++) tries.push(await outcome(reauth(actor, { password: "wrong" })));
    expect(tries.filter((one) => one === "password.wrong")).toHaveLength(10);
    expect(tries.at(-1)).toBe("sign_in.wait");
  });
});
