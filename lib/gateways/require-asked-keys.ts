import "server-only";
import type { Approval } from "@/lib/db/generated/client";
import { askedSettings } from "./apply-other-keys";
import { readAskedKeys } from "./ask-other-keys";
import { gatewayOf } from "./registry";
import { requireWorkingKeys } from "./require-working-keys";

/**
 * Before a second person agrees to keys: they were tried when they were asked for, which may be days ago.
 * @throws AppError gateways.keys_not_working (409)
 */
export async function requireAskedKeys(row: Approval): Promise<void> {
  if (!askedSettings.parse(row.after).enabled) return;
  await requireWorkingKeys(gatewayOf(row.subjectId), readAskedKeys(row));
}
