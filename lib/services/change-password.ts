import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import { setDomainPassword } from "@/lib/cndns/endpoints/domains";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, notFound, unreachable } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { pagesOf } from "@/lib/product-lines/pages";
import { upstream } from "@/lib/upstream/client";
import type { changePasswordContract } from "./contract";
import { findService } from "./find-service";
import { mergeSecrets, openSecrets } from "./merge-secrets";
import { readUnsettledPassword } from "./read-unsettled-password";
import { recordServiceEvent } from "./record-service-event";

/**
 * Sets a domain's management password at the upstream. When the outcome is unknown the domain is read at once: the new
 * password proves the change; with any other the outcome stays unknown, and the password is shown as one that may have changed. Safe to
 * repeat with the same password.
 */
export async function changePassword(
  actor: CustomerActor,
  { id, password }: z.output<typeof changePasswordContract.input>,
): Promise<Record<string, never>> {
  requireReauth(actor);
  const service = await findService(actor, id);
  if (!pagesOf(service.productLine).sections.includes("password")) throw notFound("service");
  const outcome = await upstream().call(setDomainPassword, { domain: service.displayName, password });
  const event = { serviceId: service.id, kind: "control.set-password" };
  switch (outcome.kind) {
    case "ok": {
      await db.$transaction(async (tx) => {
        await mergeSecrets(tx, service.id, { password });
        await recordServiceEvent(tx, actor, event);
        await recordEvent(tx, actor, { action: "services.set-password", subject: { kind: "service", id: service.id } });
      });
      return {};
    }
    case "rejected":
      await recordServiceEvent(db, actor, { ...event, outcome: "rejected", data: { code: outcome.code } });
      throw new AppError("upstream.refused", 409, { params: { code: outcome.code } });
    case "ours":
    case "unreached":
      throw new AppError("upstream.unreachable", 503);
    case "unknown":
      await recordServiceEvent(db, actor, { ...event, outcome: "unknown" });
      await readUnsettledPassword(actor, service.id);
      if (openSecrets(await findService(actor, id)).password !== password) throw new AppError("upstream.unclear", 503);
      await recordServiceEvent(db, actor, event);
      await recordEvent(db, actor, { action: "services.set-password", subject: { kind: "service", id: service.id } });
      return {};
    default:
      return unreachable(outcome);
  }
}
