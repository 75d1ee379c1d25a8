import { randomBytes } from "node:crypto";
import { SettingsService } from "@simplewebauthn/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/auth/authenticate";
import { revokeSessions } from "@/lib/auth/session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { MINUTE_MS } from "@/lib/core/time";
import { readCustomer } from "@/lib/customers/read-customer";
import { resetSecondFactor } from "@/lib/customers/reset-second-factor";
import { setCustomerStatus } from "@/lib/customers/set-customer-status";
import type { User } from "@/lib/db/generated/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { createEmailToken } from "../email-token";
import { resetPassword } from "../reset-password";
import { outcome } from "../testing/outcome";
import { lastMail, makePerson, reauthed, type SignedIn, sessionHeaders, signedIn, visitor } from "../testing/people";
import { addPasskey, MOST_PASSKEYS } from "./add-passkey";
import { askPasskey, askPasskeyAgain } from "./ask-passkey";
import { listPasskeys } from "./list-passkeys";
import { offerPasskey } from "./offer-passkey";
import { reauthWithPasskey } from "./reauth-with-passkey";
import { removePasskey } from "./remove-passkey";
import { signInWithPasskey } from "./sign-in-with-passkey";
import { Authenticator } from "./testing/authenticator";

const ORIGIN = "https://shop.example.com";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: ORIGIN });
});
afterAll(() => database.drop());

interface Owner extends SignedIn {
  user: User;
  device: Authenticator;
  passkeyId: string;
}

async function add(actor: CustomerActor | StaffActor, device = new Authenticator(ORIGIN)) {
  const credential = device.create(await offerPasskey(actor));
  return { device, ...(await addPasskey(reauthed(actor), { name: "手机", credential })) };
}

/** Somebody with a passkey. */
async function owner(over: Parameters<typeof makePerson>[0] = {}): Promise<Owner> {
  const user = await makePerson(over);
  const session = await signedIn(user);
  const { device, id } = await add(session.actor);
  return { user, ...session, actor: reauthed(session.actor), device, passkeyId: id };
}

type Otherwise = Parameters<Authenticator["get"]>[1];

const enter = async (device: Authenticator, otherwise: Otherwise = {}, oldToken?: string) =>
  signInWithPasskey(visitor(), {
    credential: JSON.stringify(device.get(await askPasskey(), otherwise)),
    userAgent: "t",
    oldToken,
  });
/** The secret of a mailed link that sets a new password. */
const resetLink = ({ id: userId, email }: User) =>
  database.db.$transaction((tx) =>
    createEmailToken(tx, { userId, purpose: "reset_password", email, minutes: 30, now: new Date() }),
  );
const audited = (userId: string, action: string) =>
  database.db.auditEvent.count({ where: { action, subjectId: userId } });

describe("a passkey", () => {
  it("signs in without password and code, also where two-step verification is on", async () => {
    const { user, device, token: oldToken, headers } = await owner();
    await database.db.user.update({ where: { id: user.id }, data: { totpEnabledAt: new Date() } });
    const { token, userId } = await enter(device, {}, oldToken);
    expect(userId).toBe(user.id);
    expect(await authenticate(await sessionHeaders(token))).toMatchObject({ kind: "customer", userId });
    expect((await authenticate(headers)).kind).toBe("visitor");
    const [row] = (await listPasskeys({ userId } as CustomerActor)).rows;
    expect(row).toMatchObject({ name: "手机", lastUsedAt: expect.any(Date) });
  });

  it("signs staff in as staff", async () => {
    const { device } = await owner({ kind: "staff", role: "finance" });
    const { token } = await enter(device);
    expect(await authenticate(await sessionHeaders(token))).toMatchObject({ kind: "staff", role: "finance" });
  });

  it("is told to its owner by mail when it is added and removed, audited, and opens nothing once removed", async () => {
    const { user, actor, device, passkeyId } = await owner();
    expect((await lastMail(user.email)).text).toContain("添加了一个通行密钥");
    await removePasskey(actor, { id: passkeyId });
    expect((await lastMail(user.email)).text).toContain("移除了一个通行密钥");
    expect(await audited(user.id, "customers.add-passkey")).toBe(1);
    expect(await audited(user.id, "customers.remove-passkey")).toBe(1);
    expect(await outcome(enter(device))).toBe("passkey.refused");
  });

  it("works on devices that don't count, and refuses the copy of one that does", async () => {
    const { actor, device } = await owner();
    const plain = (await add(actor, new Authenticator(ORIGIN, false))).device;
    expect([await outcome(enter(plain)), await outcome(enter(plain))]).toEqual(["done", "done"]);
    await enter(device);
    await enter(device);
    device.uses -= 1; // as its copy, which has not seen the last use
    expect(await outcome(enter(device))).toBe("passkey.refused");
  });
});

describe("signing in with a passkey is refused", () => {
  it("for another site, another host, a wrong challenge, another account, and without finger, face or PIN", async () => {
    const { device } = await owner();
    const stranger = await owner();
    for (const otherwise of [
      { origin: "https://shop.example.com.evil.test" },
      { origin: "http://shop.example.com" },
      { rpId: "evil.test" },
      { verified: false },
      { challenge: Buffer.from("made-up.9999999999999.x").toString("base64url") },
      { challenge: (await askPasskeyAgain(stranger.actor)).challenge },
      { userHandle: Buffer.from(stranger.user.id.replaceAll("-", ""), "hex").toString("base64url") },
    ])
      expect(await outcome(enter(device, otherwise)), JSON.stringify(otherwise)).toBe("passkey.refused");
    expect(await outcome(enter(new Authenticator(ORIGIN)))).toBe("passkey.refused");
    expect(await outcome(enter(device))).toBe("done");
  });

  it("the same for a disabled account and one that was never confirmed", async () => {
    const { device, user } = await owner();
    await setCustomerStatus(
      reauthed((await signedIn(await makePerson({ kind: "staff", role: "admin" }))).actor as StaffActor),
      {
        ...{ id: user.id, status: "disabled", reason: "试" },
      },
    );
    expect(await outcome(enter(device))).toBe("passkey.refused");
    const other = await owner();
    await database.db.user.update({ where: { id: other.user.id }, data: { emailVerifiedAt: null } });
    expect(await outcome(enter(other.device))).toBe("passkey.refused");
  });

  it("for what is no answer of a browser", async () => {
    for (const credential of ["", "{}", "[]", "null", '{"id":"x"', JSON.stringify({ id: "é", type: "public-key" })])
      expect(await outcome(signInWithPasskey(visitor(), { credential, userAgent: "t" }))).toBe("passkey.refused");
  });

  it("a second time with the same answer, also at the same moment, and after five minutes", async () => {
    // Of a device that doesn't count: its uses would tell a second time as well.
    const { device } = await add((await owner()).actor, new Authenticator(ORIGIN, false));
    const credential = JSON.stringify(device.get(await askPasskey()));
    const once = () => outcome(signInWithPasskey(visitor(), { credential, userAgent: "t" }));
    const results = await Promise.all(Array.from({ length: 10 }, once));
    expect(results.filter((one) => one === "done")).toHaveLength(1);
    expect(new Set(results)).toEqual(new Set(["done", "passkey.expired"]));
    expect(await once()).toBe("passkey.expired");
    const late = JSON.stringify(device.get(await askPasskey()));
    const after = new Date(Date.now() + 6 * MINUTE_MS);
    expect(await outcome(signInWithPasskey(visitor(), { credential: late, userAgent: "t" }, after))).toBe(
      "passkey.expired",
    );
  });

  it("a second time with the same challenge, also in another spelling of its base64", async () => {
    const { device } = await add((await owner()).actor, new Authenticator(ORIGIN, false));
    const options = await askPasskey();
    const spelled = (challenge: string) => {
      const credential = JSON.stringify(device.get(options, { challenge }));
      return outcome(signInWithPasskey(visitor(), { credential, userAgent: "t" }));
    };
    expect(await spelled(options.challenge)).toBe("done");
    expect(await spelled(`${options.challenge}=`)).toBe("passkey.expired");
    expect(await spelled(` ${options.challenge}`)).toBe("passkey.expired");
  });

  it("after a hundred failures of one address", async () => {
    const { device } = await owner();
    const from = visitor("198.51.100.77");
    const wrong = () => outcome(signInWithPasskey(from, { credential: "{}", userAgent: "t" }));
    for (let tries = 0; tries < 100; tries += 1) expect(await wrong()).toBe("passkey.refused");
    expect(await wrong()).toBe("sign_in.wait");
    const credential = JSON.stringify(device.get(await askPasskey()));
    expect(await outcome(signInWithPasskey(from, { credential, userAgent: "t" }))).toBe("sign_in.wait");
    expect(await outcome(enter(device))).toBe("done");
  });
});

describe("adding a passkey", () => {
  it("needs a recent password and a living session, and the challenge of this session", async () => {
    const { actor } = await signedIn(await makePerson());
    const other = await signedIn(await makePerson());
    const device = new Authenticator(ORIGIN);
    const credential = device.create(await offerPasskey(actor));
    expect(await outcome(addPasskey(actor, { name: "x", credential }))).toBe("reauth.required");
    expect(await outcome(addPasskey(reauthed(other.actor), { name: "x", credential }))).toBe("passkey.not_added");
    await revokeSessions(database.db, actor.userId, new Date());
    expect(await outcome(addPasskey(reauthed(actor), { name: "x", credential }))).toBe("unauthenticated");
    expect(await database.db.passkey.count({ where: { userId: { in: [actor.userId, other.actor.userId] } } })).toBe(0);
  });

  it("is refused for another site, an unverified person, a used challenge, and a passkey that is known", async () => {
    const { actor, device } = await owner();
    const tried = async (otherwise: Otherwise) => {
      const credential = new Authenticator(ORIGIN).create(await offerPasskey(actor), otherwise);
      return outcome(addPasskey(actor, { name: "x", credential }));
    };
    expect(await tried({ origin: "https://evil.test" })).toBe("passkey.not_added");
    expect(await tried({ rpId: "evil.test" })).toBe("passkey.not_added");
    expect(await tried({ verified: false })).toBe("passkey.not_added");
    expect(await tried({ challenge: (await askPasskey()).challenge })).toBe("passkey.not_added");
    const offer = await offerPasskey(actor);
    expect(offer.excludeCredentials).toHaveLength(1);
    expect(await outcome(addPasskey(actor, { name: "x", credential: device.create(offer) }))).toBe("passkey.exists");
    const again = new Authenticator(ORIGIN).create(offer);
    expect(await outcome(addPasskey(actor, { name: "x", credential: again }))).toBe("passkey.expired");
    const { actor: stranger } = await signedIn(await makePerson());
    const stolen = device.create(await offerPasskey(stranger));
    expect(await outcome(addPasskey(reauthed(stranger), { name: "x", credential: stolen }))).toBe("passkey.exists");
  });

  it("is refused when the device has signed another id than it names, also one that no index can hold", async () => {
    const { actor } = await owner();
    for (const signedId of [Buffer.alloc(0), randomBytes(16), randomBytes(4_000)]) {
      const credential = new Authenticator(ORIGIN).create(await offerPasskey(actor), { signedId });
      expect(await outcome(addPasskey(actor, { name: "x", credential })), String(signedId.length)).toBe(
        "passkey.not_added",
      );
    }
  });

  it("is refused when the device tells of its maker, before certificates are followed to addresses in them", async () => {
    const { actor } = await owner();
    const followed = vi.spyOn(SettingsService, "getRootCertificates");
    for (const statement of ["apple", "android-key", "android-safetynet", "tpm"]) {
      const credential = new Authenticator(ORIGIN).create(await offerPasskey(actor), { statement });
      expect(await outcome(addPasskey(actor, { name: "x", credential }))).toBe("passkey.not_added");
    }
    expect(followed).not.toHaveBeenCalled();
    followed.mockRestore();
  });

  it("voids mailed links, and ends at twenty", async () => {
    const { actor, user } = await owner();
    const token = await resetLink(user);
    for (let count = 1; count < MOST_PASSKEYS; count += 1) await add(actor);
    expect(await outcome(resetPassword(visitor(), { token, password: "blue-harbour-99" }))).toBe("link.expired");
    expect(await outcome(add(actor))).toBe("passkey.too_many");
  });

  it("is not possible where the shop has an IP address for a name", async () => {
    const { actor } = await signedIn(await makePerson());
    const { env } = await import("@/lib/env");
    const spy = vi.spyOn(env(), "APP_URL", "get" as never).mockReturnValue("http://203.0.113.9:3000" as never);
    expect(await outcome(offerPasskey(actor))).toBe("passkey.no_domain");
    expect(await outcome(askPasskey())).toBe("passkey.no_domain");
    spy.mockRestore();
  });
});

describe("a passkey in place of the password", () => {
  it("counts as the password given again, for this session alone", async () => {
    const { user, device } = await owner();
    const { headers, actor } = await signedIn(user);
    const other = await signedIn(user);
    const credential = device.get(await askPasskeyAgain(actor));
    expect(await outcome(reauthWithPasskey(other.actor, { credential }))).toBe("passkey.refused");
    await reauthWithPasskey(actor, { credential });
    expect(await authenticate(headers)).toMatchObject({ reauthAt: expect.any(Date) });
    expect(await authenticate(other.headers)).not.toMatchObject({ reauthAt: expect.any(Date) });
    expect(await outcome(reauthWithPasskey(actor, { credential }))).toMatch(/^passkey\.(expired|refused)$/);
  });

  it("must be the person's own", async () => {
    const { actor } = await owner();
    const stranger = await owner();
    const credential = stranger.device.get(await askPasskeyAgain(actor));
    expect(await outcome(reauthWithPasskey(actor, { credential }))).toBe("passkey.refused");
    const { actor: without } = await signedIn(await makePerson());
    expect(await outcome(askPasskeyAgain(without))).toBe("passkey.none");
  });
});

describe("nobody keeps a way in that its owner doesn't know of", () => {
  it("a mailed new password removes all passkeys", async () => {
    const { user, device } = await owner();
    const token = await resetLink(user);
    await resetPassword(visitor(), { token, password: "blue-harbour-99" });
    expect(await outcome(enter(device))).toBe("passkey.refused");
  });

  it("staff who take a lost second factor away remove them, too", async () => {
    const { user, device } = await owner();
    await database.db.user.update({ where: { id: user.id }, data: { totpEnabledAt: new Date() } });
    const admin = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
    await resetSecondFactor(reauthed(admin.actor as StaffActor), { id: user.id, reason: "手机丢了" });
    expect(await outcome(enter(device))).toBe("passkey.refused");
  });

  it("staff remove those of a person without two-step verification, who is told, and nothing where there is nothing", async () => {
    const { user, device } = await owner();
    const admin = reauthed((await signedIn(await makePerson({ kind: "staff", role: "admin" }))).actor as StaffActor);
    const reset = { id: user.id, reason: "手机丢了" };
    expect((await readCustomer(admin, user)).passkeys).toBe(1);
    await resetSecondFactor(admin, reset);
    expect(await outcome(enter(device))).toBe("passkey.refused");
    expect((await readCustomer(admin, user)).passkeys).toBe(0);
    expect((await lastMail(user.email)).text).toContain("通行密钥全部移除");
    expect(await outcome(resetSecondFactor(admin, reset))).toBe("totp.nothing_to_reset");
  });

  it("a stranger neither sees nor removes another one's", async () => {
    const { passkeyId, device } = await owner();
    const stranger = await owner();
    expect((await listPasskeys(stranger.actor)).rows.map(({ id }) => id)).toEqual([stranger.passkeyId]);
    expect(await outcome(removePasskey(stranger.actor, { id: passkeyId }))).toBe("not_found");
    expect(await outcome(enter(device))).toBe("done");
  });

  it("removing wants the password", async () => {
    const { actor, passkeyId } = await owner();
    expect(await outcome(removePasskey({ ...actor, reauthAt: undefined }, { id: passkeyId }))).toBe("reauth.required");
  });
});
