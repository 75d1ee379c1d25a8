import "server-only";
import pLimit from "p-limit";
import { AppError } from "@/lib/core/errors";
import { importListedDomain } from "@/lib/services/import-listed-domain";
import type { ImportKind, ImportReason } from "../contract";
import type { OldDomain, OldService } from "../old-shop";
import type { PlannedDomain, PlannedService } from "../plan/plan-import";
import { importNamed } from "./import-named";
import type { ImportRun } from "./import-run";
import { recordBrought } from "./record-brought";

/** At once: PostgreSQL, and the upstream where products are read, have other work beside this. */
const AT_ONCE = 4;

/** Makes domains that the upstream lists services of their clients; without its list each is read by its name. */
export async function importDomains(run: ImportRun, domains: readonly PlannedDomain[]): Promise<void> {
  await eachOf(run, "domain", domains, async (domain, customerId) => {
    if (!domain.listed) {
      const named = { productLine: "domain", name: domain.asciiName, config: {} };
      await importNamed(run, { kind: "domain", sourceId: domain.id, customerId, ...named, data: dataOf(run, domain) });
      return;
    }
    const { listed } = domain;
    await importListedDomain(run.actor, { customerId, domain: listed }, (tx, targetId) =>
      recordBrought(tx, run, { kind: "domain", sourceId: domain.id, serviceId: targetId, data: dataOf(run, domain) }),
    );
  });
}

/** Makes products services of their clients, each as the upstream shows it now. */
export async function importOtherServices(run: ImportRun, services: readonly PlannedService[]): Promise<void> {
  await eachOf(run, "service", services, async ({ id, name, productLine, config, ...service }, customerId) => {
    const data = dataOf(run, { id, name, ...service });
    await importNamed(run, { kind: "service", sourceId: id, customerId, productLine, name, config, data });
  });
}

/** What a service's history says of where it came from; its customer reads it. */
function dataOf(run: ImportRun, { id, priceFen }: Pick<OldDomain | OldService, "id" | "priceFen" | "name">) {
  return { source: run.source.label, sourceId: id, ...(priceFen === null ? {} : { priceFen: priceFen.toString() }) };
}

/** Why the upstream's product could not be imported, in the report's words. */
const REASONS: Readonly<Record<string, ImportReason>> = {
  "services.import_absent": "not_upstream",
  "services.import_taken": "taken",
  "services.import_unsettled": "unsettled",
  "services.import_pending": "unsettled",
  "services.import_unclear": "not_read",
  "services.import_name": "bad_name",
  "upstream.domain": "bad_name",
};

/** Imports things beside each other. What can't be imported is missed, and the next run tries it again; any other error ends the run. */
async function eachOf<T extends OldDomain | OldService>(
  run: ImportRun,
  kind: Extract<ImportKind, "domain" | "service">,
  things: readonly T[],
  importOne: (thing: T, customerId: string) => Promise<void>,
): Promise<void> {
  const turn = pLimit(AT_ONCE);
  let done = 0;
  let ended = false;
  const work = things.map((thing) =>
    turn(async () => {
      const customerId = run.accountOf.get(thing.clientId);
      if (!customerId || ended) return;
      try {
        await importOne(thing, customerId);
      } catch (error) {
        if (!(error instanceof AppError)) {
          ended = true;
          throw error;
        }
        run.missed.push({ kind, sourceId: thing.id, name: thing.name, ...missedBecause(error) });
      }
      done += 1;
      await run.step(kind, done, things.length).catch((error: unknown) => {
        ended = true;
        throw error;
      });
    }),
  );
  // All of them have ended before who called reads the error: none goes on behind its back.
  const outcomes = await Promise.allSettled(work);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

function missedBecause(error: AppError): { reason: ImportReason; detail: string } {
  const fields = Object.entries(error.fields);
  const [[field, fault] = []] = fields;
  if (field?.startsWith("config.")) {
    return { reason: "to_be_filled_in", detail: fields.map(([name]) => name.slice("config.".length)).join(", ") };
  }
  const code = fault ? (typeof fault === "string" ? fault : fault.code) : error.code;
  return { reason: REASONS[code] ?? "not_read", detail: REASONS[code] ? "" : code };
}
