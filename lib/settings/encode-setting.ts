import "server-only";
import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { type SettingKey, settings } from "./contract";

export type EncodedSetting = Prisma.InputJsonObject;

/** A setting's value as JSON (money as text). */
export function encodeSetting(key: SettingKey, value: unknown): EncodedSetting {
  const schema: z.ZodType = settings[key].schema;
  return z.encode(schema, value) as EncodedSetting;
}
