import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Codes } from "@/lib/cndns/endpoint";
import { addRecord, changeRecord, deleteRecord } from "@/lib/cndns/endpoints/domain-dns";
import type { Outcome } from "@/lib/cndns/outcome";
import { AppError } from "@/lib/core/errors";
import { type ExistingRecord, identity, sameRecord } from "@/lib/dns/record";
import type { CallResult, ChangeableZone } from "@/lib/dns/run";
import { callUpstream } from "./call-upstream";
import type { OwnedDomain } from "./find-domain";
import { readUpstreamZone } from "./read-upstream-zone";

/** Pauses before the reads after a lost answer: the upstream may need a moment to show the result. */
const READ_PAUSES_MS = [0, 400, 1_200, 3_000];

/**
 * A domain's records at the upstream, one call per record. Each call is sent once; when its answer is lost the zone
 * is read to learn whether it worked. Deleting a record that no longer exists counts as done.
 * @param known the numbers of the records that existed before, so that a new one can be recognised
 */
export function upstreamZone(domain: OwnedDomain, known: readonly ExistingRecord[]): ChangeableZone {
  const ids = new Set(known.map((record) => record.id));
  const zone = domain.name;
  return refusing({
    async add(record) {
      const priority = record.priority === null ? {} : { priority: record.priority };
      const { host, type, value, ttlSeconds } = record;
      const outcome = await callUpstream(
        addRecord,
        { domain: zone, host, type, value, ttlSeconds, ...priority },
        domain,
      );
      const isNew = (other: ExistingRecord) => identity(other) === identity(record) && !ids.has(other.id);
      const result =
        outcome.kind === "ok"
          ? { ok: true as const, id: outcome.value }
          : await settle(outcome, domain, (records) => records.find(isNew)?.id);
      if (result.ok) ids.add(result.id);
      return result;
    },
    async modify(id, record) {
      const { value, ttlSeconds } = record;
      const outcome = await callUpstream(changeRecord, { domain: zone, recordId: id, value, ttlSeconds }, domain);
      if (outcome.kind === "ok") return { ok: true, id };
      return settle(outcome, domain, (records) =>
        records.some((other) => other.id === id && sameRecord(other, record)) ? id : undefined,
      );
    },
    async remove(id) {
      const outcome = await callUpstream(deleteRecord, { domain: zone, recordId: id }, domain);
      if (outcome.kind === "ok") return { ok: true, id };
      if (outcome.kind === "rejected" && outcome.name === "record_not_found") return { ok: true, id };
      return settle(outcome, domain, (_, mayHold) => (mayHold(id) ? undefined : id));
    },
  });
}

/**
 * A call that our own client refuses to send (upstream.input) counts as a refused step, like a refusal of the
 * upstream.
 */
function refusing(zone: ChangeableZone): ChangeableZone {
  const guard = async (call: Promise<CallResult>): Promise<CallResult> => {
    try {
      return await call;
    } catch (error) {
      if (error instanceof AppError && error.code === "upstream.input") {
        return { ok: false, code: Object.values(error.fields)[0]?.code ?? error.code, unknown: false };
      }
      throw error;
    }
  };
  return {
    add: (record) => guard(zone.add(record)),
    modify: (id, record) => guard(zone.modify(id, record)),
    remove: (id, record) => guard(zone.remove(id, record)),
  };
}

/** @param mayHold true when the zone has, or may have, a record of this number */
type Look = (records: readonly ExistingRecord[], mayHold: (id: string) => boolean) => string | undefined;

type Failure = Exclude<Outcome<unknown, Codes>, { kind: "ok" }>;

/**
 * The result of a call that was not ok. `look` finds the number of the record that proves that it worked after all.
 */
async function settle(outcome: Failure, domain: OwnedDomain, look: Look): Promise<CallResult> {
  if (outcome.kind === "rejected") {
    const maybeTwin = outcome.name === "add_failed";
    return { ok: false, code: `zones.refused.${outcome.name}`, unknown: false, maybeTwin };
  }
  if (outcome.kind === "ours") return { ok: false, code: "upstream.unavailable", unknown: false };
  if (outcome.kind === "unreached") return { ok: false, code: "upstream.unreachable", unknown: false };
  for (const ms of READ_PAUSES_MS) {
    await pause(ms);
    const id = await lookOnce(domain, look);
    if (id !== undefined) return { ok: true, id };
  }
  return { ok: false, code: "zones.no_answer", unknown: true };
}

async function lookOnce(domain: OwnedDomain, look: Look): Promise<string | undefined> {
  try {
    const read = await readUpstreamZone(domain);
    const mayHold = (id: string) =>
      !read.complete ||
      read.records.some((record) => record.id === id) ||
      read.unreadable.some((record) => record.id === null || record.id === id);
    return look(read.records, mayHold);
  } catch (error) {
    // A read without an answer proves nothing; the next one may.
    if (error instanceof AppError && error.code.startsWith("upstream.")) return undefined;
    throw error;
  }
}
