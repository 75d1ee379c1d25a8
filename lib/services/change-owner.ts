import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import { changeHolder } from "@/lib/cndns/endpoints/domain-contacts";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, invalid, notFound, unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import type { Registrant } from "@/lib/db/generated/client";
import { pagesOf } from "@/lib/product-lines/pages";
import type { Reading } from "@/lib/product-lines/reading";
import { realNameOf } from "@/lib/registrants/registrant-view";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { changeOwnerContract } from "./contract";
import type { ServiceRecord } from "./describe-service";
import { findService } from "./find-service";
import { recordServiceEvent } from "./record-service-event";
import { readFully } from "./refresh-service";
import { storeReading } from "./store-reading";

/** One of the customer's registrants that exists at the upstream and whose review has passed. */
type NewOwner = Registrant & { upstreamId: string };

const KIND = "control.change-owner";

/**
 * Changes the owner of a domain to another of the customer's certified registrants. Checks first what the manual requires;
 * then calls the upstream, once. When the outcome is unknown the domain is read again: if the upstream shows the new owner
 * it is done, else the outcome is reported as unknown, and a later read of the domain follows the owner that the upstream shows.
 * Audited. Repeating with the same registrant is safe. Manual: 二、域名, 2.f.
 * @throws AppError reauth.required (403); not_found; services.owner_… and controls.confirm beside their fields (422);
 * services.owner_refused_… (409);
 *   upstream.unreachable, services.owner_unclear (503).
 */
export async function changeOwner(
  actor: CustomerActor,
  input: z.output<typeof changeOwnerContract.input>,
): Promise<Record<string, never>> {
  requireReauth(actor);
  const service = await findService(actor, input.id);
  if (!pagesOf(service.productLine).sections.includes("owner")) throw notFound("service");
  await requireChangeable(service, input.confirm);
  const owner = await requireOwner(actor, service, input.registrantId);
  const data = { from: service.registrant?.displayName ?? "", to: owner.displayName };
  const event = { serviceId: service.id, kind: KIND };
  const about = { serviceId: service.id, customerId: service.customerId };
  const outcome = await withCallSubject(about, () =>
    upstream().call(changeHolder, { domain: service.displayName, contactId: owner.upstreamId }),
  );
  switch (outcome.kind) {
    case "ok":
      await keep(actor, service, owner, data);
      await readAgain(service);
      return {};
    case "rejected":
      await recordServiceEvent(db, actor, { ...event, outcome: "rejected", data: { ...data, code: outcome.code } });
      throw conflict(`services.owner_refused_${outcome.name}`, { name: service.displayName });
    case "ours":
      log.error(
        { code: outcome.code, name: outcome.name },
        "a domain's owner was not changed because of our account's trouble",
      );
      throw new AppError("upstream.unreachable", 503);
    case "unreached":
      throw new AppError("upstream.unreachable", 503);
    case "unknown": {
      const reading = await readAgain(service);
      if (reading?.snapshot.contactId === owner.upstreamId) {
        await keep(actor, service, owner, data);
        return {};
      }
      await recordServiceEvent(db, actor, { ...event, outcome: "unknown", data });
      throw new AppError("services.owner_unclear", 503, { params: { name: service.displayName } });
    }
    default:
      return unreachable(outcome);
  }
}

/** Requires that CNDNS is the registrar, that the domain is active, and that it is not under gov.cn. */
async function requireChangeable(service: ServiceRecord, confirm: string): Promise<void> {
  const { displayName: name } = service;
  if (confirm.trim() !== name) throw invalid({ confirm: { code: "controls.confirm", params: { name } } });
  if (service.state !== "active" || service.endedAt !== null) throw conflict("services.owner_not_now", { name });
  const suffix = name.slice(name.indexOf("."));
  if (suffix === ".gov.cn") throw conflict("services.owner_refused_gov_cn", { name });
  const known = await db.suffix.findUnique({ where: { suffix } });
  if (known && !known.ownNameServers) throw conflict("services.owner_refused_other_registrar", { name });
}

async function requireOwner(actor: CustomerActor, service: ServiceRecord, id: string): Promise<NewOwner> {
  const fail = (code: string) => invalid({ registrantId: { code, params: { name: service.displayName } } });
  const row = await db.registrant.findFirst({
    where: { id, customerId: actor.userId, archivedAt: null },
    include: { reviews: { select: { state: true }, orderBy: { createdAt: "desc" } } },
  });
  if (!row) throw fail("orders.registrant_missing");
  if (row.id === service.registrantId) throw fail("services.owner_same");
  if (row.state !== "ready" || row.upstreamId === null) throw fail("orders.registrant_not_ready");
  if (realNameOf(row.idType, row.reviews) !== "pass") throw fail("services.owner_uncertified");
  const suffix = await db.suffix.findUnique({
    where: { suffix: service.displayName.slice(service.displayName.indexOf(".")) },
  });
  if (suffix && suffix.registrantKind !== "any" && suffix.registrantKind !== row.kind) {
    throw fail("orders.registrant_kind");
  }
  return { ...row, upstreamId: row.upstreamId };
}

async function keep(
  actor: CustomerActor,
  service: ServiceRecord,
  owner: NewOwner,
  data: { from: string; to: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.service.update({ where: { id: service.id }, data: { registrantId: owner.id } });
    await recordServiceEvent(tx, actor, { serviceId: service.id, kind: KIND, data });
    await recordEvent(tx, actor, {
      action: "services.change-owner",
      subject: { kind: "service", id: service.id },
      before: { registrantId: service.registrantId },
      after: { registrantId: owner.id, name: service.displayName },
    });
  });
}

/**
 * Reads the domain, so that its page shows the state under the new owner, whose review may differ. A failed read changes nothing.
 */
async function readAgain(service: ServiceRecord): Promise<Reading | null> {
  const about = { serviceId: service.id, customerId: service.customerId };
  const reading = await withCallSubject(about, () => readFully(service));
  await storeReading(db, service.id, reading);
  return reading.state === "unclear" || reading.state === "absent" ? null : reading;
}
