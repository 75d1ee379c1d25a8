import "server-only";
import type { Actor } from "@/lib/core/actor";

import { writeRecordCsv } from "@/lib/dns/zone-file/write-record-csv";
import { writeZoneFile } from "@/lib/dns/zone-file/write-zone-file";
import { fileResponse } from "@/lib/http/file-response";
import type { ZoneView } from "../contract";
import { readZone } from "../read-zone";

/** The records of a domain as a file. Imported again, it changes nothing. @throws AppError as readZone. */
export async function exportZone(
  actor: Actor,
  { id, format }: { id: string; format: "bind" | "csv" },
): Promise<Response> {
  const zone = await readZone(actor, { id });
  const [text, end, mediaType] =
    format === "csv"
      ? [writeRecordCsv(zone.records), "csv", "text/csv; charset=utf-8"]
      : [zoneFileOf(zone), "zone", "text/dns; charset=utf-8"];
  return fileResponse({ name: `${zone.domain}.${end}`, mediaType, bytes: new TextEncoder().encode(text) });
}

/** What is shown in the editor and can't be added by anybody again stands in the file as a comment. */
function zoneFileOf(zone: ZoneView): string {
  const managed = zone.locked.filter(({ host, type, route }) => host === "@" && type === "NS" && !route);
  const others = zone.locked.filter((record) => !managed.includes(record));
  return writeZoneFile({
    zone: zone.domain,
    records: zone.records,
    nameServers: zone.nameServers ?? managed.map(({ value }) => value),
    at: zone.readAt,
    notes: [
      ...others.map(({ host, type, value, route }) => [host, type, value, route].filter(Boolean).join(" ")),
      ...zone.unreadable.map(({ text }) => text),
    ],
  });
}
