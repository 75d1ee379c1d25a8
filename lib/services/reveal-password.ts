import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findService } from "./find-service";
import { openSecrets } from "./merge-secrets";

/**
 * The management password of the customer's own service. Wants the caller's password re-entered lately; leaves an audit row
 * before it answers.
 * @throws AppError reauth.required (403); services.no_password (409).
 */
export async function revealPassword(actor: CustomerActor, { id }: { id: string }): Promise<{ password: string }> {
  requireReauth(actor);
  const service = await findService(actor, id);
  const { password } = openSecrets(service);
  if (!password) throw conflict("services.no_password");
  await recordEvent(db, actor, { action: "services.reveal-password", subject: { kind: "service", id: service.id } });
  return { password };
}
