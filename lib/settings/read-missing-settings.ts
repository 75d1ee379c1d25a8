import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { env } from "@/lib/env";
import { missingSettings } from "./missing-settings";
import { readAllSettings } from "./read-all-settings";
import type { MissingSetting, SettingSection } from "./sections-contract";

/** What the shop has not filled in yet, by section of the settings. Admins only. */
export async function readMissingSettings(actor: StaffActor): Promise<Record<SettingSection, MissingSetting[]>> {
  return missingSettings(await readAllSettings(actor), { smtp: env().SMTP_URL !== undefined });
}
