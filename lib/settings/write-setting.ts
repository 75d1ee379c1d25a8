import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, type FieldError, forbidden } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/field-errors";
import { db } from "@/lib/db/client";
import { type SettingKey, settingSchemas } from "./contract";
import { type Encoded, encodeSetting } from "./encode-setting";
import { forgetSettings } from "./read-setting";

/**
 * Replaces a setting; admins only; audited with what it was before. Safe to retry.
 * @throws AppError input.invalid with fields under "value.…".
 */
export async function writeSetting(
  actor: StaffActor,
  input: { key: SettingKey; value: Record<string, unknown> },
): Promise<{ key: string; value: z.core.util.JSONType }> {
  if (actor.role !== "admin") throw forbidden();
  const parsed = settingSchemas[input.key].safeParse(input.value);
  if (!parsed.success)
    throw new AppError("input.invalid", 422, { fields: underValue(fieldErrors(parsed.error, input.value)) });
  const value = encodeSetting(input.key, parsed.data);
  await db.$transaction(async (tx) => {
    const before = await tx.setting.findUnique({ where: { key: input.key } });
    await tx.setting.upsert({
      where: { key: input.key },
      create: { key: input.key, value, updatedBy: actor.userId },
      update: { value, updatedBy: actor.userId, updatedAt: new Date() },
    });
    await recordEvent(tx, actor, {
      action: "settings.write",
      subject: { kind: "setting", id: input.key },
      before: (before?.value ?? {}) as Encoded,
      after: value,
    });
  });
  forgetSettings();
  return { key: input.key, value: value as z.core.util.JSONType };
}

function underValue(fields: Record<string, FieldError>): Record<string, FieldError> {
  return Object.fromEntries(Object.entries(fields).map(([path, error]) => [`value.${path}`, error]));
}
