import "server-only";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict, type FieldError, invalid } from "@/lib/core/errors";
import type { Service } from "@/lib/db/generated/client";
import { formFaults } from "@/lib/offers/form-faults";
import type { Control, ControlSubject } from "@/lib/product-lines/control";
import { type Config, changesNothing, checkFields, type FormField } from "@/lib/product-lines/form";
import { fieldsOf, rowOf } from "./open-form";
import { requireControlStaff } from "./require-control-staff";
import { findControl } from "./subject";

interface Checked {
  service: Service;
  control: Control;
  subject: ControlSubject;
  fields: readonly FormField[];
  /** The input, with the values of the form's fields alone. */
  config: Config;
  /** The same, with the row's key for a control of rows. */
  input: Config & { row?: string };
}

/**
 * A control that somebody asks for, with its input checked: whose service it is, who may start it, whether it is possible now.
 * @throws AppError controls.blocked, controls.unchanged (409), reauth.required, controls.admin_only (403), input.invalid with input.<field>,
 * upstream.unclear (503), not_found.
 */
export async function checkAsked(
  actor: CustomerActor | StaffActor,
  asked: { id: string; control: string; row?: string | undefined; input: Config },
): Promise<Checked> {
  const { service, control, subject } = await findControl(actor, asked.id, asked.control);
  requireControlStaff(actor, control, []);
  if (control.reauth) requireReauth(actor);
  const row = await rowOf(actor, control, asked);
  const blocked = control.blocked?.(subject, row) ?? null;
  if (blocked !== null) throw conflict("controls.blocked", { reason: blocked });
  const fields = await fieldsOf(control, subject, row, asked.input);
  requireControlStaff(actor, control, fields);
  const { config, faults } = checkFields(fields, asked.input);
  if (Object.keys(faults).length > 0)
    throw invalid(formFaults(service.productLine, faults, fields, asked.input, "input"));
  const input = control.perRow ? { ...config, row: asked.row ?? "" } : config;
  const refused = control.check?.(input) ?? {};
  if (Object.keys(refused).length > 0) throw invalid(besideInput(refused));
  const setting = control.setting?.(subject, row) ?? null;
  if (setting && changesNothing(config, setting)) throw conflict("controls.unchanged");
  return { service, control, subject, fields, config, input };
}

/** Errors of a control's fields as an answer names them: "input.<field>". */
export const besideInput = (faults: Readonly<Record<string, FieldError>>): Record<string, FieldError> =>
  Object.fromEntries(Object.entries(faults).map(([field, fault]) => [`input.${field}`, fault]));
