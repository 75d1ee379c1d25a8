import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { ONE_VISIBLE_LINE } from "@/lib/core/given-name";
import { contract, instant, nothing } from "@/lib/http/contract";

/** Lower case and trimmed, as it is stored. */
export const emailAddress = asciiText().toLowerCase().max(200).pipe(z.email("email.format"));
/**
 * Faults of a new password that only the use cases find: they need the list of common passwords and the person's and the shop's
 * names.
 */
const passwordFaults = [
  "password.too_short",
  "password.common",
  "password.pattern",
  "password.own_name",
  "password.shop_name",
] as const;
export const newPassword = z.string().min(8, "password.too_short").max(200);
const password = z.string().min(1).max(200);
/** Mails greet with it, so it is one line without invisible characters and without a link. */
export const personName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(60)
  .regex(ONE_VISIBLE_LINE, "person.name_characters")
  .regex(/^(?!.*(:\/\/|\bwww\.|[\p{L}\d]\.[\p{L}\d-]{2,}\/))/iu, "person.name_link");
const token = z.string().min(20).max(100);
export const contactPhone = asciiText()
  .max(30)
  .regex(/^(\+?[\d\s-]{5,30})?$/, "phone.format");
export const language = z.enum(["zh", "en"]);
/** The page to go on to; one that is not of this shop is dropped (localPath). */
const nextPath = z.string().max(500).optional();
/** Wrong passwords are counted per account in PostgreSQL; this limit only keeps one caller from sending too many requests. */
const few = { points: 20, seconds: 60 };

export const registerContract = contract({
  method: "POST",
  path: "/api/v1/register",
  summary:
    "Opens an account. The answer is the same whether or not the address is taken; a mail tells its owner what to do.",
  access: "anyone",
  input: z.object({ email: emailAddress, password: newPassword, name: personName, next: nextPath }),
  /** `mailKept`: the shop has no mail server, so staff read the mail in the outbox. */
  output: z.object({ mailKept: z.boolean() }),
  errors: [...passwordFaults],
  limit: few,
});

export const resendRegistrationContract = contract({
  method: "POST",
  path: "/api/v1/register/resend",
  summary: "Mails the link of a registration again to who gives its password. The answer is always the same.",
  access: "anyone",
  input: z.object({ email: emailAddress, password, next: nextPath }),
  output: z.object({ mailKept: z.boolean() }),
  limit: few,
});

export const confirmEmailContract = contract({
  method: "POST",
  path: "/api/v1/confirm-email",
  summary:
    "Uses the link of a confirmation mail, once. A new account wants the password that was chosen with it, or a new one; not in the browser that registered it. Who registered it is signed in.",
  access: "anyone",
  input: z.object({ token, password: z.string().max(200).optional(), newPassword: newPassword.optional() }),
  output: z.object({
    email: z.string(),
    purpose: z.enum(["verify_email", "change_email"]),
    /** The answer opened a session: this person registered the account. */
    signedIn: z.boolean(),
    /** The page that the person was on the way to. */
    next: z.string().nullable(),
  }),
  errors: ["link.expired", "password.not_chosen", ...passwordFaults],
  limit: few,
});

export const requestPasswordResetContract = contract({
  method: "POST",
  path: "/api/v1/password-reset",
  summary: "Mails a link (30 minutes, single use) if the address has an account. The answer is always the same.",
  access: "anyone",
  input: z.object({ email: emailAddress, next: nextPath }),
  output: z.object({ mailKept: z.boolean() }),
  limit: few,
});

/** What goes on working with a new password; null where there is nothing. */
const workingPrograms = z.object({
  tokens: z.int(),
  webhooks: z.int(),
  /** The expiry calendar has an address, which whoever knows it may read (lib/calendar). */
  calendar: z.boolean(),
  /** Where the owner revokes the tokens. */
  tokensPage: z.enum(["/account/tokens", "/admin/tokens"]),
});
export type WorkingPrograms = z.output<typeof workingPrograms>;

export const resetPasswordContract = contract({
  method: "POST",
  path: "/api/v1/password-reset/complete",
  summary:
    "Sets a new password with the link's token and ends all sessions. Two-step verification, API tokens, webhooks and the calendar's address stay.",
  access: "anyone",
  input: z.object({ token, password: newPassword }),
  output: z.object({ email: z.string(), next: z.string().nullable(), programs: workingPrograms.nullable() }),
  errors: ["link.expired", ...passwordFaults],
  limit: few,
});

export const sessionUser = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  kind: z.enum(["customer", "staff"]),
  role: z.enum(["support", "finance", "admin"]).nullable(),
  locale: language,
  secondFactor: z.boolean(),
});
export type SessionUser = z.output<typeof sessionUser>;

export const readSessionContract = contract({
  method: "GET",
  path: "/api/v1/session",
  summary: "Who is signed in (null: nobody), and whether the shop runs on the sandbox.",
  access: "anyone",
  input: nothing,
  output: z.object({ user: sessionUser.nullable(), sandbox: z.boolean(), locale: language }),
});

export const reauthContract = contract({
  method: "POST",
  path: "/api/v1/account/reauth",
  summary: "Gives the password again; for five minutes secrets may be shown and safeguards changed.",
  access: "signed-in",
  input: z.object({ password }),
  output: nothing,
  errors: ["password.wrong", "sign_in.wait"],
  limit: few,
});

/** As it is kept; "" for no telephone. */
export const profile = z.object({ name: z.string(), phone: z.string(), locale: language });
export type Profile = z.output<typeof profile>;

export const changeProfileContract = contract({
  method: "PATCH",
  path: "/api/v1/account",
  summary:
    "Changes name, telephone or language of mails. With `seen`, the profile that the change was made on, it is refused (409) if it was changed since; `params` are then the profile now.",
  access: "signed-in",
  input: z.object({
    name: personName.optional(),
    phone: contactPhone.optional(),
    locale: language.optional(),
    seen: profile.optional(),
  }),
  output: profile,
  errors: ["person.profile_changed"],
});

export const changeOwnPasswordContract = contract({
  method: "POST",
  path: "/api/v1/account/password",
  summary: "Changes the password and ends all other sessions; API tokens, webhooks and the calendar's address stay.",
  access: "signed-in",
  input: z.object({ current: password, password: newPassword }),
  output: z.object({ endedSessions: z.int(), programs: workingPrograms.nullable() }),
  errors: ["password.wrong", ...passwordFaults, "password.same", "sign_in.wait"],
  limit: few,
});

export const changeEmailContract = contract({
  method: "POST",
  path: "/api/v1/account/email",
  summary:
    "Mails a link to the new address, which replaces the present one when the link is opened. Wants a recent password.",
  access: "signed-in",
  reauth: true,
  input: z.object({ email: emailAddress }),
  output: z.object({ mailKept: z.boolean() }),
  errors: ["email.same"],
  limit: few,
});

export const sessionRow = z.object({
  id: z.uuid(),
  createdAt: instant,
  lastSeenAt: instant,
  ip: z.string(),
  userAgent: z.string(),
  /** The session of this request. */
  current: z.boolean(),
});
export type SessionRow = z.output<typeof sessionRow>;

export const listSessionsContract = contract({
  method: "GET",
  path: "/api/v1/account/sessions",
  summary: "Where one is signed in.",
  access: "signed-in",
  input: nothing,
  output: z.object({ rows: z.array(sessionRow) }),
});

export const endSessionContract = contract({
  method: "DELETE",
  path: "/api/v1/account/sessions/{id}",
  summary: "Ends one of one's sessions, at once.",
  access: "signed-in",
  input: z.object({ id: z.uuid() }),
  output: nothing,
});

export const endOtherSessionsContract = contract({
  method: "DELETE",
  path: "/api/v1/account/sessions",
  summary: "Ends all sessions but this one.",
  access: "signed-in",
  input: nothing,
  output: z.object({ ended: z.int() }),
});

export const setUpTotpContract = contract({
  method: "POST",
  path: "/api/v1/account/totp/setup",
  summary:
    "A new secret for an authenticator, as text and QR code, in use once a code was entered. Wants a recent password.",
  access: "signed-in",
  reauth: true,
  input: nothing,
  output: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
  errors: ["totp.already_on"],
});

export const enableTotpContract = contract({
  method: "POST",
  path: "/api/v1/account/totp",
  summary: "Turns two-step verification on with a first code; answers ten recovery codes, this once.",
  access: "signed-in",
  reauth: true,
  input: z.object({ code: asciiText().max(20) }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ["totp.wrong_code", "totp.not_set_up", "totp.already_on"],
  limit: few,
});

export const disableTotpContract = contract({
  method: "DELETE",
  path: "/api/v1/account/totp",
  summary: "Turns two-step verification off. Wants a recent password.",
  access: "signed-in",
  reauth: true,
  input: nothing,
  output: nothing,
  errors: ["totp.staff_must", "totp.off"],
});

export const replaceRecoveryCodesContract = contract({
  method: "POST",
  path: "/api/v1/account/recovery-codes",
  summary: "Ten new recovery codes in place of the old ones. Wants a recent password.",
  access: "signed-in",
  reauth: true,
  input: nothing,
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ["totp.off"],
});
