import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppError } from "@/lib/core/errors";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import type { User } from "@/lib/db/generated/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { enableTotp } from "./enable-totp";
import { reauth } from "./reauth";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { setUpTotp } from "./set-up-totp";
import { signIn } from "./sign-in";
import { lastMail, makePerson, PASSWORD, reauthed, signedIn, visitor } from "./testing/people";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const enter = (email: string, password: string, ip: string, now = new Date(), code?: string) =>
  signIn(visitor(ip), { email, password, code, userAgent: "test" }, now).then(
    () => "in",
    (error: AppError) => error.code,
  );
const HOME = "203.0.113.7"; // where signedIn() signs in
const count = (answers: string[], code: string) => answers.filter((answer) => answer === code).length;

/** So many wrong passwords, each from an address of its own that the account never used. */
async function guessFromEverywhere(email: string, times: number, now = new Date()): Promise<string[]> {
  const answers = await Promise.all(
    Array.from({ length: times }, (_, i) => enter(email, `wrong-${i}`, `198.18.${i >> 8}.${i & 255}`, now)),
  );
  return answers.sort();
}

describe("guesses of one account's password", () => {
  it("from one IPv6 network are counted together, whichever of its addresses is used", async () => {
    const user = await makePerson();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => enter(user.email, `wrong-${i}`, `2001:db8:1:2::${i.toString(16)}`)),
    );
    expect(count(answers, "sign_in.wrong")).toBe(10);
    expect(count(answers, "sign_in.wait")).toBe(30);
  });

  it("from ever new addresses end after thirty an hour, with the same answers for an account that does not exist", async () => {
    const user = await makePerson();
    const known = await guessFromEverywhere(user.email, 34);
    expect(count(known, "sign_in.wrong")).toBe(30);
    expect(count(known, "sign_in.wait_account")).toBe(4);
    expect(await guessFromEverywhere("nobody@example.com", 34)).toEqual(known);
    const later = new Date(Date.now() + 61 * MINUTE_MS);
    expect(await enter(user.email, "wrong", "198.18.200.1", later)).toBe("sign_in.wrong");
  });

  it("do not lock the owner out: where they signed in before they have tries of their own", async () => {
    const user = await makePerson();
    await signedIn(user);
    await guessFromEverywhere(user.email, 32);
    expect(await enter(user.email, "mistyped", HOME)).toBe("sign_in.wrong");
    expect(await enter(user.email, PASSWORD, HOME)).toBe("in");
    // Not even for a right password: otherwise the answer would tell which guess was right.
    expect(await enter(user.email, PASSWORD, "198.18.77.1")).toBe("sign_in.wait_account");
  });

  it("leave a way in from a new address: a new password set by mail opens it", async () => {
    const user = await makePerson();
    await guessFromEverywhere(user.email, 32);
    const there = "198.18.99.9";
    expect(await enter(user.email, PASSWORD, there)).toBe("sign_in.wait_account");
    await requestPasswordReset(visitor(there), { email: user.email });
    const { token } = await lastMail(user.email);
    await resetPassword(visitor(there), { token, password: "brand-new-pass-1" });
    expect(await enter(user.email, "brand-new-pass-1", there)).toBe("in");
    expect(await enter(user.email, "brand-new-pass-1", "198.18.99.10")).toBe("sign_in.wait_account");
  });

  it("are told to the owner once a day at most, and to nobody for an account that does not exist", async () => {
    const user = await makePerson();
    const mails = () => database.db.mail.count({ where: { template: "customers.guesses", toAddress: user.email } });
    const now = new Date("2026-11-25T04:00:00Z");
    const at = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);
    await guessFromEverywhere(user.email, 35, now);
    expect(await mails()).toBe(1);
    await guessFromEverywhere(user.email, 35, at(2));
    expect(await mails()).toBe(1);
    await guessFromEverywhere(user.email, 35, at(25));
    expect(await mails()).toBe(2);
    await guessFromEverywhere("nobody3@example.com", 35, now);
    expect(await database.db.mail.count({ where: { toAddress: "nobody3@example.com" } })).toBe(0);
  });

  it("by somebody who took over a session are counted by the session, and leave the owner's tries alone", async () => {
    const user = await makePerson();
    const [thief, owner] = [await signedIn(user), await signedIn(user)];
    const answers: string[] = [];
    for (let i = 0; i < 12; i++) {
      const actor = { ...thief.actor, ip: `198.18.50.${i}` };
      answers.push(
        await reauth(actor, { password: "wrong" }).then(
          () => "in",
          (error: AppError) => error.code,
        ),
      );
    }
    expect(count(answers, "input.invalid")).toBe(10);
    expect(answers.slice(10)).toEqual(["sign_in.wait", "sign_in.wait"]);
    await reauth({ ...owner.actor, ip: "198.18.50.1" }, { password: PASSWORD });
  });
});

describe("guesses of the second factor", () => {
  async function withTotp(): Promise<{ user: User; next: () => string }> {
    const user = await makePerson();
    const { actor } = await signedIn(user);
    const { secret } = await setUpTotp(reauthed(actor));
    const totp = new TOTP({ secret });
    const at = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
    await enableTotp(reauthed(actor), { code: at(-1) });
    let step = 0;
    return { user, next: () => at(step++) };
  }

  it("from elsewhere end after twenty an hour; the owner still signs in from home, and is told", async () => {
    const { user, next } = await withTotp();
    const answers: string[] = [];
    for (let i = 0; i < 24; i++)
      answers.push(await enter(user.email, PASSWORD, `198.18.60.${i}`, new Date(), "000000"));
    expect(count(answers, "sign_in.code_wrong")).toBe(20);
    expect(answers.slice(20)).toEqual(Array(4).fill("sign_in.wait_account"));
    expect(await enter(user.email, PASSWORD, HOME, new Date(), next())).toBe("in");
    const mails = await database.db.mail.findMany({ where: { template: "customers.guesses", toAddress: user.email } });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("密码");
  });
});
