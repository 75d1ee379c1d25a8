import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import type { Control, ControlSubject, PanelRow } from "@/lib/product-lines/control";
import { type Config, type FormField, openWith } from "@/lib/product-lines/form";
import { upstream } from "@/lib/upstream/client";
import { findRow } from "./read-panel";
import { requireControlRole } from "./require-control-staff";
import { findControl } from "./subject";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The fields of a control, given what was filled in so far, the setting as it is now, and why it can't be done now. */
export async function openForm(
  actor: Actor,
  input: { id: string; control: string; row?: string | undefined; draft: Config },
): Promise<{ fields: Json[]; setting: Config | null; blocked: string | null }> {
  const { control, subject } = await findControl(actor, input.id, input.control);
  requireControlRole(actor, control, []);
  const row = await rowOf(actor, control, input);
  const fields = await fieldsOf(control, subject, row, input.draft);
  requireControlRole(actor, control, fields);
  return {
    fields: fields as unknown as Json[],
    setting: control.setting?.(subject, row) ?? null,
    blocked: control.blocked?.(subject, row) ?? null,
  };
}

/**
 * The row that a control applies to; null for a control of the whole service. @throws AppError not_found when the row isn't there.
 */
export async function rowOf(
  actor: Actor,
  control: Control,
  { id, row }: { id: string; row?: string | undefined },
): Promise<PanelRow | null> {
  if (!control.perRow || !control.panel) return null;
  const found = row === undefined ? null : await findRow(actor, { id, panel: control.panel, row });
  if (!found) throw notFound("row");
  return found;
}

/** The fields of a control; those of a setting with its present values. @throws AppError upstream.unclear (503) when the options can't be read. */
export async function fieldsOf(
  control: Control,
  subject: ControlSubject,
  row: PanelRow | null,
  draft: Config,
): Promise<readonly FormField[]> {
  if (!control.fields) return [];
  const options = await control.readOptions?.(upstream().call, subject);
  if (options === "unclear") throw new AppError("upstream.unclear", 503);
  return openWith(control.fields(subject, options, row, draft), control.setting?.(subject, row) ?? {});
}
