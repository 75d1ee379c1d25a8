import "server-only";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { Control } from "@/lib/product-lines/control";
import { type Field, secretFields } from "@/lib/product-lines/form";

/**
 * Staff act on an owner's behalf by role: what shows or sets a secret, or asks for personal data, is an administrator's alone.
 * Everything else any of them may do. An owner may do all.
 * @throws AppError controls.admin_only (403).
 */
export function requireControlRole(actor: Actor, control: Control, fields: readonly Field[]): void {
  if (isSecretForStaff(actor, control, fields) && !isAdmin(actor)) throw forbidden("controls.admin_only");
}

/** The same for doing it: an administrator has entered their own password lately. @throws AppError reauth.required too. */
export function requireControlStaff(actor: Actor, control: Control, fields: readonly Field[]): void {
  requireControlRole(actor, control, fields);
  if (actor.kind === "staff" && isSecretForStaff(actor, control, fields)) requireReauth(actor);
}

/** Whether a control is shown as not theirs to do, before its fields are known. */
export function isBeyondStaff(actor: Actor, control: Control): boolean {
  return isSecretForStaff(actor, control, []) && !isAdmin(actor);
}

function isSecretForStaff(actor: Actor, control: Control, fields: readonly Field[]): boolean {
  return actor.kind === "staff" && (control.reauth === true || secretFields(fields).length > 0);
}

const isAdmin = (actor: Actor) => actor.kind === "staff" && actor.role === "admin";
