import "server-only";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { settingKeys, settings } from "@/lib/settings/contract";
import { type EncodedSetting, encodeSetting } from "@/lib/settings/encode-setting";
import { readSetting } from "@/lib/settings/read-setting";
import { storeSetting } from "@/lib/settings/store-setting";
import { tellOfBankDetails } from "./tell-of-bank-details";

/**
 * Stores a setting that a second person agreed to, if its present value is still the one that both of them saw.
 * @throws AppError approvals.changed (409).
 */
export async function applySetting(tx: Tx, actor: StaffActor, row: Approval): Promise<void> {
  const key = z.enum(settingKeys).parse(row.subjectId);
  const before = encodeSetting(key, await readSetting(key, tx));
  if (!isDeepStrictEqual(before, row.before)) throw conflict("approvals.changed");
  await storeSetting(tx, actor, key, settings[key].schema.parse(row.after));
  if (key === "bank") await tellOfBankDetails(tx, actor, { before, after: row.after as EncodedSetting, waits: false });
}
