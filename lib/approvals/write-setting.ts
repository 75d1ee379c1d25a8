import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, conflict, type FieldError, forbidden, invalid } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/field-errors";
import { db, type Tx } from "@/lib/db/client";
import { type SettingKey, type SettingValue, settings, wantsSecond } from "@/lib/settings/contract";
import { type EncodedSetting, encodeSetting } from "@/lib/settings/encode-setting";
import { forgetSettings, readSetting } from "@/lib/settings/read-setting";
import { isShopOpen } from "@/lib/settings/shop-opening";
import { storeSetting } from "@/lib/settings/store-setting";
import { askApproval } from "./ask-approval";
import { lapseApprovals } from "./lapse-approvals";
import { subjectLock, takeLock } from "./take-lock";
import { tellOfBankDetails } from "./tell-of-bank-details";

const MIN_REASON = 4;

interface Written {
  key: string;
  value: z.core.util.JSONType;
  /** The id of the approval that the change waits for; null: it is in force. */
  waits: string | null;
}

interface Change {
  key: SettingKey;
  seen: unknown;
  after: SettingValue<SettingKey>;
  reason: string;
  open: boolean;
}

/**
 * Replaces a setting; admins only; audited with the value before. A change that by its declaration wants a second person becomes a
 * request instead, and is in force once another admin has agreed. Safe to retry.
 * @throws AppError input.invalid with fields under "value.…" or "reason", reauth.required, approvals.already_waiting;
 * settings.changed_meanwhile (409): it is no longer what `seen` says.
 */
export async function writeSetting(
  actor: StaffActor,
  input: { key: SettingKey; value: Record<string, unknown>; seen?: Record<string, unknown>; reason?: string },
): Promise<Written> {
  if (actor.role !== "admin") throw forbidden();
  const { key, seen, reason = "" } = input;
  const parsed = settings[key].schema.safeParse(input.value);
  if (!parsed.success)
    throw new AppError("input.invalid", 422, { fields: underValue(fieldErrors(parsed.error, input.value)) });
  if (settings[key].reauth) requireReauth(actor);
  const open = await isShopOpen();
  const written = await db.$transaction((tx) => write(tx, actor, { key, seen, after: parsed.data, reason, open }));
  forgetSettings();
  return written;
}

async function write(tx: Tx, actor: StaffActor, { key, seen, after, reason, open }: Change): Promise<Written> {
  const at = new Date();
  await takeLock(tx, subjectLock("setting", key));
  const before = await readSetting(key, tx);
  const [was, will] = [encodeSetting(key, before), encodeSetting(key, after)];
  if (seen !== undefined && !isDeepStrictEqual(encoded(key, seen), was)) {
    // Sent again, because the first answer was lost.
    if (isDeepStrictEqual(was, will)) return { key, value: will as z.core.util.JSONType, waits: null };
    throw conflict("settings.changed_meanwhile");
  }
  if (wantsSecond(key, before, after, { open })) {
    if (Array.from(reason).length < MIN_REASON) throw invalid({ reason: "money.reason_short" });
    const asked = { kind: "setting", subjectId: key, before: was, after: will, reason } as const;
    const known = await tx.approval.findFirst({ where: { kind: "setting", subjectId: key, state: "pending" } });
    const { id } = await askApproval(tx, actor, asked, at);
    if (key === "bank" && known?.id !== id)
      await tellOfBankDetails(tx, actor, { before: was, after: will, waits: true });
    return { key, value: was as z.core.util.JSONType, waits: id };
  }
  await storeSetting(tx, actor, key, after);
  if (!isDeepStrictEqual(was, will)) {
    await lapseApprovals(tx, actor, { kind: "setting", subjectId: key, why: "overtaken", at });
    if (key === "bank") await tellOfBankDetails(tx, actor, { before: was, after: will, waits: false });
  }
  return { key, value: will as z.core.util.JSONType, waits: null };
}

/** A value in wire form with what its schema fills in, as `encodeSetting` gives it; null: it is no value of this setting. */
function encoded(key: SettingKey, value: unknown): EncodedSetting | null {
  const { success, data } = settings[key].schema.safeParse(value);
  return success ? encodeSetting(key, data) : null;
}

function underValue(fields: Record<string, FieldError>): Record<string, FieldError> {
  return Object.fromEntries(Object.entries(fields).map(([path, error]) => [`value.${path}`, error]));
}
