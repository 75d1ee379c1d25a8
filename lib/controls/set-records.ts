import "server-only";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import type { Edit } from "@/lib/dns/diff";
import type { ExistingRecord } from "@/lib/dns/record";
import type { WantedRecord } from "@/lib/product-lines/control";
import { changeZone } from "@/lib/zones/change-zone";
import { readZone } from "@/lib/zones/read-zone";

const TTL_SECONDS = 600;
const system = { kind: "system", job: "run-control" } as const;

/**
 * Sets records in the zones that the service's customer manages here, as one change per zone, which its history shows and which can
 * be undone. Replaces records of the same host and type (all MX of a host by the new ones) and those that can't exist beside the
 * new
 * ones. A zone that is managed elsewhere stays as it is. @returns what could not be set, as "host.domain TYPE value".
 */
export async function setRecords(service: Service, wanted: readonly WantedRecord[]): Promise<string[]> {
  const missed: string[] = [];
  for (const domain of new Set(wanted.map((record) => record.domain))) {
    const records = wanted.filter((record) => record.domain === domain);
    if (!(await setInZone(service.customerId, domain, records))) missed.push(...records.map(shown));
  }
  return missed;
}

const shown = ({ host, domain, type, value }: WantedRecord) =>
  `${host === "@" ? domain : `${host}.${domain}`} ${type} ${value}`;

async function setInZone(customerId: string, domain: string, records: readonly WantedRecord[]): Promise<boolean> {
  const zone = await db.service.findFirst({
    where: { customerId, productLine: "domain", endedAt: null, OR: [{ name: domain }, { displayName: domain }] },
    select: { id: true },
  });
  if (!zone) return false;
  try {
    const { version } = await readZone(system, { id: zone.id });
    const { change } = await changeZone(system, {
      serviceId: zone.id,
      kind: "template",
      undoOfId: null,
      baseVersion: version,
      confirmed: true,
      edits: (current) => editsFor(current, records),
    });
    return change === null || change.state === "done";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ code: error.code, domain }, "records of a product could not be set");
    return false;
  }
}

/** Adds the missing records, and deletes those of the same host that contradict them. */
function editsFor(current: readonly ExistingRecord[], wanted: readonly WantedRecord[]): Edit[] {
  const same = (record: ExistingRecord, want: WantedRecord) =>
    record.host === want.host && record.type === want.type && record.value === want.value;
  const contradicts = (record: ExistingRecord, want: WantedRecord) => {
    if (record.host !== want.host) return false;
    if (record.type === want.type) return want.type !== "TXT";
    return (want.type === "CNAME" && ["A", "AAAA"].includes(record.type)) || record.type === "CNAME";
  };
  const gone = current.filter(
    (record) => wanted.some((want) => contradicts(record, want)) && !wanted.some((want) => same(record, want)),
  );
  const added = wanted.filter((want) => !current.some((record) => same(record, want)));
  return [
    ...gone.map(({ id }): Edit => ({ op: "delete", id })),
    ...added.map(
      ({ host, type, value, priority }): Edit => ({
        op: "add",
        record: { host, type, value, ttlSeconds: TTL_SECONDS, priority: type === "MX" ? (priority ?? 10) : null },
      }),
    ),
  ];
}
