import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { changeStaff } from "@/lib/customers/change-staff";
import { resetSecondFactor } from "@/lib/customers/reset-second-factor";
import { setCustomerStatus } from "@/lib/customers/set-customer-status";
import type { User } from "@/lib/db/generated/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeEmail } from "./change-email";
import { changeOwnPassword } from "./change-own-password";
import { confirmOwnEmail } from "./confirm-own-email";
import { disableTotp } from "./disable-totp";
import { createEmailToken } from "./email-token";
import { enableTotp } from "./enable-totp";
import { endOtherSessions } from "./end-other-sessions";
import { endSession } from "./end-session";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { setUpTotp } from "./set-up-totp";
import { outcome } from "./testing/outcome";
import { lastMail, makePerson, PASSWORD, reauthed, signedIn, visitor } from "./testing/people";

let database: TestDatabase;
let admin: StaffActor;
beforeAll(async () => {
  database = await createTestDatabase();
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (actor.kind !== "staff") throw new Error("not staff");
  admin = reauthed(actor);
});
afterAll(() => database.drop());

const NEW_PASSWORD = "brand-new-pass-1";

type Purpose = "verify_email" | "change_email" | "reset_password";
const link = (user: User, purpose: Purpose) =>
  database.db.$transaction((tx) =>
    createEmailToken(tx, { userId: user.id, purpose, email: user.email, minutes: 30, now: new Date() }),
  );

/** What a mailed link is good for, by its purpose. */
const follow: Record<Purpose, (token: string) => Promise<unknown>> = {
  verify_email: (token) => confirmOwnEmail(visitor(), { token, newPassword: NEW_PASSWORD }),
  change_email: (token) => confirmOwnEmail(visitor(), { token }),
  reset_password: (token) => resetPassword(visitor(), { token, password: NEW_PASSWORD }),
};

async function turnTotpOn(actor: CustomerActor | StaffActor): Promise<void> {
  const { secret } = await setUpTotp(reauthed(actor));
  await enableTotp(reauthed(actor), { code: new TOTP({ secret }).generate() });
}

type Person = { user: User; actor: CustomerActor | StaffActor };
/** Every use case that ends other people's access to an account: what it needs first, and the call. */
const useCases: Record<
  string,
  { before?: (person: Person) => Promise<unknown>; run: (person: Person) => Promise<unknown> }
> = {
  "changing the password": {
    run: ({ actor }) => changeOwnPassword(actor, { current: PASSWORD, password: NEW_PASSWORD }),
  },
  "resetting the password": {
    run: async ({ user }) =>
      resetPassword(visitor(), { token: await link(user, "reset_password"), password: NEW_PASSWORD }),
  },
  "changing the address": {
    run: async ({ user }) => confirmOwnEmail(visitor(), { token: await link(user, "change_email") }),
  },
  "confirming the address": {
    run: async ({ user }) =>
      confirmOwnEmail(visitor(), { token: await link(user, "verify_email"), newPassword: NEW_PASSWORD }),
  },
  "turning the second factor on": { run: ({ actor }) => turnTotpOn(actor) },
  "turning the second factor off": {
    before: ({ actor }) => turnTotpOn(actor),
    run: ({ actor }) => disableTotp(reauthed(actor)),
  },
  "staff resetting the second factor": {
    before: ({ actor }) => turnTotpOn(actor),
    run: ({ user }) => resetSecondFactor(admin, { id: user.id, reason: "test" }),
  },
  "ending other sessions": { run: ({ actor }) => endOtherSessions(actor) },
  "ending one session": {
    run: async ({ user, actor }) => endSession(actor, { id: (await signedIn(user)).actor.sessionId }),
  },
  "disabling and enabling a customer": {
    run: async ({ user }) => {
      await setCustomerStatus(admin, { id: user.id, status: "disabled", reason: "test" });
      await setCustomerStatus(admin, { id: user.id, status: "active", reason: "test" });
    },
  },
  "disabling and enabling one of the staff": {
    before: ({ user }) => database.db.user.update({ where: { id: user.id }, data: { kind: "staff", role: "support" } }),
    run: async ({ user }) => {
      await changeStaff(admin, { id: user.id, status: "disabled" });
      await changeStaff(admin, { id: user.id, status: "active" });
    },
  },
};

describe.each(Object.keys(useCases))("%s", (name) => {
  it.each(Object.keys(follow) as Purpose[])("voids an open link of the kind %s", async (purpose) => {
    const user = await makePerson();
    const person = { user, actor: (await signedIn(user)).actor };
    await useCases[name]?.before?.(person);
    const [token, other] = [await link(user, purpose), await link(await makePerson(), purpose)];
    await useCases[name]?.run(person);
    expect(await outcome(follow[purpose](token))).toBe("link.expired");
    // Another account's link of the same kind still works.
    expect(await outcome(follow[purpose](other))).toBe("done");
  });
});

describe("a change of address", () => {
  it("asked for by a thief is told to the owner at once, whose link in that mail stops it and ends the thief's session", async () => {
    const user = await makePerson();
    const thief = await signedIn(user);
    await changeEmail(reauthed(thief.actor), { email: "thief@example.com" });
    const { token } = await lastMail("thief@example.com");
    const mail = await lastMail(user.email);
    expect(mail.template).toBe("customers.email-change-asked");
    expect(mail.text).toContain("thief@example.com");
    await resetPassword(visitor(), { token: mail.token, password: NEW_PASSWORD });
    expect(await outcome(confirmOwnEmail(visitor(), { token }))).toBe("link.expired");
    const open = await database.db.session.count({ where: { userId: user.id, revokedAt: null } });
    expect(open).toBe(0);
  });

  it("is told to the old address for a taken address as well: its mails do not tell which addresses are taken", async () => {
    const [user, owner] = [await makePerson(), await makePerson()];
    const { actor } = await signedIn(user);
    await changeEmail(reauthed(actor), { email: owner.email });
    expect((await lastMail(user.email)).template).toBe("customers.email-change-asked");
    expect((await lastMail(owner.email)).template).toBe("customers.email-taken");
  });

  it("is told to the old address when it is done, and reset links mailed there stop working", async () => {
    const user = await makePerson();
    const { actor } = await signedIn(user);
    await requestPasswordReset(visitor(), { email: user.email });
    const reset = (await lastMail(user.email)).token;
    await changeEmail(reauthed(actor), { email: `new.${user.email}` });
    const asked = (await lastMail(user.email)).token;
    await confirmOwnEmail(visitor(), { token: (await lastMail(`new.${user.email}`)).token });
    expect((await lastMail(user.email)).template).toBe("customers.security-notice");
    for (const token of [reset, asked])
      expect(await outcome(resetPassword(visitor(), { token, password: NEW_PASSWORD }))).toBe("link.expired");
  });

  it("can't be asked for by a session that ended while its call was under way", async () => {
    const user = await makePerson();
    const [owner, thief] = [await signedIn(user), await signedIn(user)];
    await endOtherSessions(owner.actor);
    expect(await outcome(changeEmail(reauthed(thief.actor), { email: "late@example.com" }))).toBe("unauthenticated");
    expect(await database.db.mail.count({ where: { toAddress: "late@example.com" } })).toBe(0);
  });

  it("is asked for five times an hour at most, whatever the addresses", async () => {
    const user = await makePerson();
    const { actor } = await signedIn(user);
    for (let i = 0; i < 7; i++) await changeEmail(reauthed(actor), { email: `flood${i}.${user.email}` });
    expect(await database.db.mail.count({ where: { toAddress: user.email } })).toBe(5);
  });
});
