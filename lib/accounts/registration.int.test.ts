import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/auth/authenticate";
import type { Actor } from "@/lib/core/actor";
import { HOUR_MS } from "@/lib/core/time";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { confirmOwnEmail } from "./confirm-own-email";
import { readLink } from "./read-link";
import { register } from "./register";
import { resendRegistration } from "./resend-registration";
import { signIn } from "./sign-in";
import { outcome } from "./testing/outcome";
import { passwordWork } from "./testing/password-work";
import { lastMail, makePerson, PASSWORD, signedIn, visitor } from "./testing/people";

vi.mock("@node-rs/argon2", { spy: true });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const enter = (email: string, password: string, ip = `198.51.100.${Math.floor(Math.random() * 250)}`) =>
  outcome(signIn(visitor(ip), { email, password, userAgent: "t" }));

/** A browser: keeps the cookies that answers set. */
class Browser {
  readonly cookies = new Map<string, string>();

  get headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, "x-kumquat-ip": "203.0.113.7", "user-agent": "test" });
  }

  get context() {
    return {
      locale: "zh" as const,
      headers: this.headers,
      setCookie: (text: string) => {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
        if (/Max-Age=0(;|$)/i.test(text)) this.cookies.delete(name);
        else this.cookies.set(name, decodeURIComponent(value));
      },
    };
  }

  actor(): Promise<Exclude<Actor, { kind: "system" }>> {
    return authenticate(this.headers);
  }

  async register(email: string, next?: string, password = PASSWORD): Promise<string> {
    await register(visitor(), { email, password, name: "林晓雯", next }, this.context);
    return (await lastMail(email)).token;
  }

  async confirm(token: string, input: { password?: string; newPassword?: string } = {}) {
    return confirmOwnEmail(await this.actor(), { token, ...input }, this.context);
  }
}

describe("confirming in the browser that registered", () => {
  it("takes the link alone, signs in, and leads to where the person was going", async () => {
    const browser = new Browser();
    const token = await browser.register("here@example.com", "/checkout?step=2");
    expect(await readLink(token, browser.headers)).toMatchObject({ registeredHere: true });
    expect(await browser.confirm(token)).toMatchObject({ signedIn: true, next: "/checkout?step=2" });
    const user = await database.db.user.findUniqueOrThrow({ where: { email: "here@example.com" } });
    expect(await browser.actor()).toMatchObject({ kind: "customer", userId: user.id });
    expect([...browser.cookies.keys()]).toEqual(["kumquat.session"]);
    expect(await enter("here@example.com", PASSWORD)).toBe("done");
    const signedInEvents = { action: "customers.sign-in", actorId: user.id };
    expect(await database.db.auditEvent.count({ where: signedInEvents })).toBe(2);
  });

  it("ends the session of whoever was signed in there before", async () => {
    const before = await signedIn(await makePerson());
    const browser = new Browser();
    const token = await browser.register("next-account@example.com");
    browser.cookies.set("kumquat.session", (before.headers.get("cookie") ?? "").split("=").slice(1).join("="));
    expect(await browser.actor()).toMatchObject({ userId: before.actor.userId });
    await browser.confirm(token);
    expect(await browser.actor()).not.toMatchObject({ userId: before.actor.userId });
    expect((await authenticate(before.headers)).kind).toBe("visitor");
  });

  it("asks for the password after two hours", async () => {
    const browser = new Browser();
    const token = await browser.register("late@example.com");
    await database.db.emailToken.updateMany({
      where: { email: "late@example.com" },
      data: { createdAt: new Date(Date.now() - 2 * HOUR_MS) },
    });
    expect(await readLink(token, browser.headers)).toMatchObject({ registeredHere: false });
    expect(await outcome(browser.confirm(token))).toBe("password.not_chosen");
    expect(await browser.confirm(token, { password: PASSWORD })).toMatchObject({ signedIn: true });
  });

  it("never opens staff's accounts, nor one with a second factor", async () => {
    const email = "invited@example.com";
    await makePerson({ kind: "staff", role: "support", email, emailVerifiedAt: null });
    const browser = new Browser();
    const token = await browser.register(email);
    expect(await browser.confirm(token)).toMatchObject({ signedIn: false });
    expect((await browser.actor()).kind).toBe("visitor");
  });
});

describe("confirming elsewhere", () => {
  it("asks for the password, and then signs in and leads on", async () => {
    const token = await new Browser().register("elsewhere@example.com", "/checkout");
    const browser = new Browser();
    expect(await readLink(token, browser.headers)).toMatchObject({ registeredHere: false });
    expect(await outcome(browser.confirm(token))).toBe("password.not_chosen");
    expect((await browser.actor()).kind).toBe("visitor");
    expect(await browser.confirm(token, { password: PASSWORD })).toMatchObject({ signedIn: true, next: "/checkout" });
    expect((await browser.actor()).kind).toBe("customer");
  });

  it("is no shorter in a browser that registered another address, or the same one with another password", async () => {
    const email = "wanted@example.com";
    const owners = await new Browser().register(email);
    const stranger = new Browser();
    const strangers = await stranger.register(email, "/checkout", "strangers-choice-1");
    expect(await readLink(owners, stranger.headers)).toMatchObject({ registeredHere: false });
    expect(await outcome(stranger.confirm(owners))).toBe("password.not_chosen");
    // The owner of the mailbox opens the stranger's link.
    expect(await outcome(new Browser().confirm(strangers))).toBe("password.not_chosen");
  });

  it("signs nobody in who sets a new password, and does not lead where the registration did", async () => {
    const token = await new Browser().register("taken-over@example.com", "/checkout");
    const browser = new Browser();
    const done = await browser.confirm(token, { newPassword: "brand-new-pass-1" });
    expect(done).toMatchObject({ signedIn: false, next: null });
    expect((await browser.actor()).kind).toBe("visitor");
  });
});

it.each(["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])(
  "leads to no other site: %s",
  async (next) => {
    const browser = new Browser();
    const token = await browser.register(`${crypto.randomUUID()}@example.com`, next);
    expect(await browser.confirm(token)).toMatchObject({ signedIn: true, next: null });
  },
);

describe("signing in before the address is confirmed", () => {
  /** An address without an account and one with, both registered just now with this password. */
  async function bothRegistered() {
    const { email: taken } = await makePerson();
    const fresh = `fresh.${taken}`;
    for (const email of [taken, fresh]) await new Browser().register(email, undefined, "registered-pass-1");
    return { taken, fresh };
  }

  it("is told to confirm with the registration's password alone, for a taken address as for a free one", async () => {
    const { taken, fresh } = await bothRegistered();
    for (const email of [fresh, taken]) {
      expect([email, await enter(email, "registered-pass-1")]).toEqual([email, "sign_in.unconfirmed"]);
      expect([email, await enter(email, "another-pass-1")]).toEqual([email, "sign_in.wrong"]);
    }
    expect(await enter(taken, PASSWORD)).toBe("done");
  });

  it("hashes as much for both, so that the time tells nothing", async () => {
    const { taken, fresh } = await bothRegistered();
    for (const password of ["registered-pass-1", "another-pass-1"]) {
      const work = await passwordWork(() => enter(fresh, password, "198.51.100.1"));
      expect(work).toHaveLength(2);
      expect(await passwordWork(() => enter(taken, password, "198.51.100.2"))).toEqual(work);
    }
  });

  it("is no failure that is counted", async () => {
    const { fresh } = await bothRegistered();
    for (let i = 0; i < 12; i++)
      expect(await enter(fresh, "registered-pass-1", "192.0.2.77")).toBe("sign_in.unconfirmed");
  });
});

describe("the mail once more", () => {
  const again = (email: string, password: string, browser = new Browser()) =>
    resendRegistration(visitor(), { email, password }, browser.context);
  const mails = (email: string) => database.db.mail.count({ where: { toAddress: email } });

  it("goes out for the registration's password, with the same password, name and way on", async () => {
    const email = "again@example.com";
    await new Browser().register(email, "/checkout");
    const browser = new Browser();
    await again(email, PASSWORD, browser);
    expect(await mails(email)).toBe(2);
    expect(await browser.confirm((await lastMail(email)).token)).toMatchObject({ signedIn: true, next: "/checkout" });
    expect(await database.db.user.findUniqueOrThrow({ where: { email } })).toMatchObject({ name: "林晓雯" });
  });

  it("answers the same for a wrong password and an unknown address, and mails nothing", async () => {
    const email = "again2@example.com";
    await new Browser().register(email);
    const answer = await again(email, PASSWORD);
    expect(await again(email, "another-pass-1")).toEqual(answer);
    expect(await again("nobody3@example.com", PASSWORD)).toEqual(answer);
    expect(await mails(email)).toBe(2);
    expect(await mails("nobody3@example.com")).toBe(0);
  });

  it("tells the owner of a taken address that it is taken, as the registration did", async () => {
    const { email } = await makePerson();
    await register(visitor(), { email, password: "registered-pass-1", name: "x" }, new Browser().context);
    await again(email, "registered-pass-1");
    const sent = await database.db.mail.findMany({ where: { toAddress: email } });
    expect(sent.map(({ template }) => template)).toEqual([
      "customers.already-registered",
      "customers.already-registered",
    ]);
  });

  it("is limited together with the registrations of the address", async () => {
    const email = "again3@example.com";
    await new Browser().register(email);
    for (let i = 0; i < 7; i++) await again(email, PASSWORD);
    expect(await mails(email)).toBe(5);
  });
});
