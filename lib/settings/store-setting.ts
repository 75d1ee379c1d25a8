import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import type { SettingKey, SettingValue } from "./contract";
import { type EncodedSetting, encodeSetting } from "./encode-setting";

/** Stores a setting, audited with the value before. The caller authorises, and calls forgetSettings after the commit. */
export async function storeSetting<K extends SettingKey>(
  tx: Tx,
  actor: StaffActor,
  key: K,
  decoded: SettingValue<K>,
): Promise<void> {
  const value = encodeSetting(key, decoded);
  const before = await tx.setting.findUnique({ where: { key } });
  const changed = { value, updatedBy: actor.userId, updatedAt: new Date() };
  await tx.setting.upsert({ where: { key }, create: { key, ...changed }, update: changed });
  await recordEvent(tx, actor, {
    action: "settings.write",
    subject: { kind: "setting", id: key },
    before: (before?.value ?? {}) as EncodedSetting,
    after: value,
  });
}
