import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disableTotp } from "@/lib/accounts/disable-totp";
import { enableTotp } from "@/lib/accounts/enable-totp";
import { resetPassword } from "@/lib/accounts/reset-password";
import { setUpTotp } from "@/lib/accounts/set-up-totp";
import { lastMail, makePerson, PASSWORD, reauthed, signedIn, visitor } from "@/lib/accounts/testing/people";
import { authenticate } from "@/lib/auth/authenticate";
import type { StaffActor } from "@/lib/core/actor";
import { serve } from "@/lib/http/serve";
import { readMail } from "@/lib/notify/read-mail";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeStaff } from "./change-staff";
import { listCustomersContract } from "./contract";
import { createStaff } from "./create-staff";
import { inviteAgain } from "./invite-again";
import { listCustomers } from "./list-customers";
import { listStaff } from "./list-staff";
import { resetSecondFactor } from "./reset-second-factor";

/** A shop on the real upstream: staff need their second factor. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ KUMQUAT_SANDBOX: "0", APP_URL: "https://shop.example.com" });
});
afterAll(() => database.drop());

const route = serve(listCustomersContract, listCustomers);
const call = (headers: Headers) =>
  route(new Request("http://localhost/api/v1/admin/customers", { headers }), { params: Promise.resolve({}) });

async function staffSignedIn(role: StaffActor["role"]) {
  const user = await makePerson({ kind: "staff", role });
  const session = await signedIn(user);
  if (session.actor.kind !== "staff") throw new Error("not staff");
  return { user, headers: session.headers, actor: session.actor };
}

async function turnOn(actor: StaffActor) {
  const { secret } = await setUpTotp(reauthed(actor));
  const totp = new TOTP({ secret, digits: 6, period: 30, algorithm: "SHA1" });
  await enableTotp(reauthed(actor), { code: totp.generate() });
}

describe("staff on the real upstream", () => {
  it("reach nothing of the staff's before the second factor is on, and can't turn it off", async () => {
    const { headers, actor } = await staffSignedIn("admin");
    const refused = await call(headers);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, "totp.staff_must"]);
    await turnOn(actor);
    expect((await call(headers)).status).toBe(200);
    await expect(disableTotp(reauthed(actor))).rejects.toMatchObject({ code: "totp.staff_must" });
  });

  it("can't have a password that the demo prints", async () => {
    const published = {
      email: "new@example.com",
      name: "单良",
      role: "admin" as const,
      password: "orange-ledger-2026",
    };
    await expect(createStaff({ kind: "system", job: "test" }, published)).rejects.toMatchObject({
      fields: { password: { code: "password.common" } },
    });
  });

  it("do not exist for customers", async () => {
    const { headers } = await signedIn(await makePerson());
    expect((await call(headers)).status).toBe(404);
    expect((await call(new Headers())).status).toBe(401);
  });

  it("are made by admins with a recent password, by a link that sets the password", async () => {
    const input = { email: "colleague@example.com", name: "新同事", role: "support" as const };
    const { actor } = await staffSignedIn("admin");
    const support = await staffSignedIn("support");
    await expect(createStaff(reauthed(support.actor), input)).rejects.toMatchObject({ status: 403 });
    await expect(createStaff(actor, input)).rejects.toMatchObject({ code: "reauth.required" });
    await createStaff(reauthed(actor), input);
    await expect(createStaff(reauthed(actor), input)).rejects.toMatchObject({
      fields: { email: { code: "email.taken" } },
    });
    const { template, token } = await lastMail(input.email);
    expect(template).toBe("customers.staff-invitation");
    await resetPassword(visitor(), { token, password: PASSWORD });
    const colleague = await database.db.user.findUniqueOrThrow({ where: { email: input.email } });
    expect((await signedIn(colleague)).actor).toMatchObject({ kind: "staff", role: "support" });
    await expect(listStaff(support.actor)).rejects.toMatchObject({ status: 403 });
  });

  it("are invited again by admins with a recent password, as long as they have set no password: the old link is void", async () => {
    const { actor } = await staffSignedIn("admin");
    const email = "colleague3@example.com";
    const { id } = await createStaff(reauthed(actor), { email, name: "新同事", role: "support" });
    const { token: old } = await lastMail(email);
    const row = async () => (await listStaff(actor)).rows.find((one) => one.id === id);
    const before = (await row())?.invitedAt ?? new Date();
    for (const role of ["support", "finance"] as const) {
      const other = await staffSignedIn(role);
      await expect(inviteAgain(reauthed(other.actor), { id })).rejects.toMatchObject({ status: 403 });
    }
    await expect(inviteAgain(actor, { id })).rejects.toMatchObject({ code: "reauth.required" });
    expect(await inviteAgain(reauthed(actor), { id })).toEqual({ mailKept: true });
    expect((await row())?.invitedAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());
    await expect(resetPassword(visitor(), { token: old, password: PASSWORD })).rejects.toMatchObject({
      code: "link.expired",
    });
    const { token } = await lastMail(email);
    await resetPassword(visitor(), { token, password: PASSWORD });
    expect(await row()).toMatchObject({ emailVerified: true, invitedAt: null });
    await expect(inviteAgain(reauthed(actor), { id })).rejects.toMatchObject({ code: "staff.not_invited" });
    await expect(inviteAgain(reauthed(actor), { id: (await makePerson()).id })).rejects.toMatchObject({ status: 404 });
    expect(await database.db.auditEvent.count({ where: { action: "customers.invite-staff", subjectId: id } })).toBe(1);
  });

  it("see no link that was mailed, admins neither", async () => {
    const { actor } = await staffSignedIn("admin");
    const email = "colleague2@example.com";
    await createStaff(reauthed(actor), { email, name: "Colleague", role: "support", locale: "en" });
    const { token } = await lastMail(email);
    const { id, subject } = await database.db.mail.findFirstOrThrow({ where: { toAddress: email } });
    expect(subject).toMatch(/staff account/i);
    const seen = await readMail(actor, { id });
    expect(seen.redacted).toBe(true);
    expect(JSON.stringify(seen)).not.toContain(token);
  });

  it("change roles of others only; a change ends their sessions", async () => {
    const { user, actor } = await staffSignedIn("admin");
    const other = await staffSignedIn("support");
    await expect(changeStaff(reauthed(actor), { id: user.id, role: "support" })).rejects.toMatchObject({
      code: "staff.own",
    });
    await changeStaff(reauthed(actor), { id: other.user.id, role: "finance" });
    expect((await authenticate(other.headers)).kind).toBe("visitor");
    expect((await signedIn(other.user)).actor).toMatchObject({ role: "finance" });
  });

  it("are disabled and enabled with the reason in the audit log", async () => {
    const { actor } = await staffSignedIn("admin");
    const { user, headers } = await staffSignedIn("support");
    await changeStaff(reauthed(actor), { id: user.id, status: "disabled", reason: "离职" });
    expect((await authenticate(headers)).kind).toBe("visitor");
    await changeStaff(reauthed(actor), { id: user.id, status: "active", reason: "回来了" });
    const where = { action: "customers.change-staff", subjectId: user.id };
    const rows = await database.db.auditEvent.findMany({ where, orderBy: { at: "asc" } });
    expect(rows.map(({ after }) => after)).toMatchObject([
      { status: "disabled", reason: "离职" },
      { status: "active", reason: "回来了" },
    ]);
  });

  it("every admin is told who made which account and who gave which role", async () => {
    const [{ user, actor }, other] = [await staffSignedIn("admin"), await staffSignedIn("admin")];
    const email = "second@example.com";
    const { id } = await createStaff(reauthed(actor), { email, name: "新同事", role: "finance" });
    await changeStaff(reauthed(actor), { id, role: "admin" });
    await changeStaff(reauthed(actor), { id, status: "disabled" });
    const where = { userId: other.user.id, template: "customers.staff-account" };
    const mails = await database.db.mail.findMany({ where, orderBy: { createdAt: "asc" } });
    expect(mails.map(({ text }) => [text.includes(email), text.includes(user.email)])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(await database.db.mail.count({ where: { ...where, userId: id } })).toBe(0);
  });

  it("turn off a lost second factor with a reason: sessions end, the person is told, and it is audited", async () => {
    const { actor } = await staffSignedIn("admin");
    const lost = await staffSignedIn("support");
    await turnOn(lost.actor);
    await resetSecondFactor(reauthed(actor), { id: lost.user.id, reason: "手机丢了，电话核实" });
    expect((await authenticate(lost.headers)).kind).toBe("visitor");
    expect((await lastMail(lost.user.email)).text).toContain("两步验证已关闭");
    const [row] = await database.db.auditEvent.findMany({ where: { action: "customers.reset-second-factor" } });
    expect(row).toMatchObject({
      actorId: actor.userId,
      subjectId: lost.user.id,
      after: { reason: "手机丢了，电话核实" },
    });
  });

  it("turn off nobody's second factor without a recent password, and never their own", async () => {
    const { user, actor } = await staffSignedIn("admin");
    const lost = await staffSignedIn("support");
    await turnOn(actor);
    await turnOn(lost.actor);
    const reason = "手机丢了";
    await expect(resetSecondFactor(actor, { id: lost.user.id, reason })).rejects.toMatchObject({
      code: "reauth.required",
    });
    await expect(resetSecondFactor(reauthed(lost.actor), { id: user.id, reason })).rejects.toMatchObject({
      status: 403,
    });
    await expect(resetSecondFactor(reauthed(actor), { id: user.id, reason })).rejects.toMatchObject({
      code: "staff.own",
    });
    const people = await database.db.user.findMany({ where: { id: { in: [user.id, lost.user.id] } } });
    expect(people.every(({ totpEnabledAt }) => totpEnabledAt)).toBe(true);
  });

  it("are never without an admin: of those who take each other's role at once, one keeps it", async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await staffSignedIn("admin"), await staffSignedIn("admin")];
      const role = "support" as const;
      const ends = await Promise.allSettled([
        changeStaff(reauthed(one.actor), { id: other.user.id, role }),
        changeStaff(reauthed(other.actor), { id: one.user.id, role }),
      ]);
      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const ids = [one.user.id, other.user.id];
      expect(await database.db.user.count({ where: { id: { in: ids }, role: "admin" } })).toBe(1);
    }
  });
});

it("pages through customers without a gap or a double, by search too", async () => {
  const { actor } = await staffSignedIn("support");
  for (let i = 0; i < 7; i++) await makePerson({ name: "翻页测试" });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listCustomers(actor, { take: 3, q: "翻页", after });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
});
