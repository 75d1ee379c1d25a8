import "server-only";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { Control } from "@/lib/product-lines/control";
import { type FormField, secretFields } from "@/lib/product-lines/form";

/**
 * What staff may do on an owner's behalf: only an admin may show or set a secret or fill in personal data, anybody of the staff
 * may do everything else. An owner may do all.
 * @throws AppError controls.admin_only (403).
 */
export function requireControlRole(actor: Actor, control: Control, fields: readonly FormField[]): void {
  if (isSecretForStaff(actor, control, fields) && !isAdmin(actor)) throw forbidden("controls.admin_only");
}

/**
 * The same for starting the control: the admin must also have given their own password lately. @throws AppError reauth.required
 * too.
 */
export function requireControlStaff(actor: Actor, control: Control, fields: readonly FormField[]): void {
  requireControlRole(actor, control, fields);
  if (actor.kind === "staff" && isSecretForStaff(actor, control, fields)) requireReauth(actor);
}

/** Whether a control is shown to the actor as an admin's alone, before its fields are known. */
export function isAdminOnly(actor: Actor, control: Control): boolean {
  return isSecretForStaff(actor, control, []) && !isAdmin(actor);
}

function isSecretForStaff(actor: Actor, control: Control, fields: readonly FormField[]): boolean {
  return actor.kind === "staff" && (control.reauth === true || secretFields(fields).length > 0);
}

const isAdmin = (actor: Actor) => actor.kind === "staff" && actor.role === "admin";
