import "server-only";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { openText } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { findService } from "./find-service";
import { secretsPlace } from "./store-reading";

const secretsShape = z.object({ password: z.string().optional() });

/**
 * The management password of the customer's own service. Wants the caller's password re-entered lately; leaves an audit row
 * before it answers.
 * @throws AppError reauth.required (403); services.no_password (409).
 */
export async function revealPassword(actor: CustomerActor, { id }: { id: string }): Promise<{ password: string }> {
  requireReauth(actor);
  const service = await findService(actor, id);
  if (!service.secretsEnc) throw conflict("services.no_password");
  const { password } = secretsShape.parse(
    JSON.parse(openText(env().keyRing, service.secretsEnc, secretsPlace(service.id))),
  );
  if (!password) throw conflict("services.no_password");
  await recordEvent(db, actor, { action: "services.reveal-password", subject: { kind: "service", id: service.id } });
  return { password };
}
