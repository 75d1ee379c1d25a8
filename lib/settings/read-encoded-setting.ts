import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { SettingKey } from "./contract";
import { encodeSetting } from "./encode-setting";
import { readSetting } from "./read-setting";

/** A setting as JSON (money as text), for forms. Admins only. */
export async function readEncodedSetting(
  actor: StaffActor,
  { key }: { key: SettingKey },
): Promise<{ key: string; value: z.core.util.JSONType }> {
  if (actor.role !== "admin") throw forbidden();
  return { key, value: encodeSetting(key, await readSetting(key)) as z.core.util.JSONType };
}
