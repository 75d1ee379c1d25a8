import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findService } from "./find-service";
import { openSecrets } from "./merge-secrets";
import { readUnsettledPassword } from "./read-unsettled-password";

/**
 * The management password of the customer's own service. Wants the caller's password given lately; writes an audit row
 * before it answers. After a change whose outcome is unknown the upstream is read first, and `mayHaveChanged` is set if that does not
 * settle it.
 * @throws AppError reauth.required (403); services.no_password (409).
 */
export async function revealPassword(
  actor: CustomerActor,
  { id }: { id: string },
): Promise<{ password: string; mayHaveChanged: boolean }> {
  requireReauth(actor);
  await findService(actor, id);
  const mayHaveChanged = await readUnsettledPassword(actor, id);
  const { password } = openSecrets(await findService(actor, id));
  if (!password) throw conflict("services.no_password");
  await recordEvent(db, actor, { action: "services.reveal-password", subject: { kind: "service", id } });
  return { password, mayHaveChanged };
}
