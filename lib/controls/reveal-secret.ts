import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { productLineOf } from "@/lib/product-lines/registry";
import { findService } from "@/lib/services/find-service";
import { openSecrets } from "@/lib/services/merge-secrets";

/**
 * One of the secrets of the customer's own service. Wants the caller's password re-entered lately; leaves an audit row before it
 * answers.
 * @throws AppError reauth.required (403); not_found; services.no_password (409).
 */
export async function revealSecret(
  actor: CustomerActor,
  { id, secret }: { id: string; secret: string },
): Promise<{ value: string }> {
  const service = await findService(actor, id);
  requireReauth(actor);
  if (!productLineOf(service.productLine).secrets.includes(secret)) throw notFound("secret");
  const value = openSecrets(service)[secret];
  if (!value) throw conflict("services.no_password");
  await recordEvent(db, actor, {
    action: "services.reveal-secret",
    subject: { kind: "service", id },
    after: { secret },
  });
  return { value };
}
