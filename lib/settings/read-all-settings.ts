import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { settingKeys } from "./contract";
import { readEncodedSetting } from "./read-encoded-setting";

/** Every setting as JSON (money as text), for the settings page. Admins only. */
export async function readAllSettings(
  actor: StaffActor,
): Promise<Record<string, Record<string, z.core.util.JSONType>>> {
  const all = await Promise.all(settingKeys.map((key) => readEncodedSetting(actor, { key })));
  return Object.fromEntries(all.map(({ key, value }) => [key, value as Record<string, z.core.util.JSONType>]));
}
