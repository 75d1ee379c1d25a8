import { findZoneCall, readZoneCall, refreshZoneCall } from "@/components/generated/zones";
import { readImportCall } from "@/components/generated/zones-import";
import type { DnsCode } from "@/lib/dns/codes";
import { brakeApplies, touchedBy } from "@/lib/dns/consequences";
import { applyEdits, type Change, diffZone, type Edit } from "@/lib/dns/diff";
import type { ZoneRecord } from "@/lib/dns/record";
import { recordWarnings } from "@/lib/dns/record-warnings";
import { type TooManyRecords, tooManyRecords } from "@/lib/dns/too-many-records";
import { type ImportMode, planImport } from "@/lib/dns/zone-file/plan-import";
import type { ZoneView } from "@/lib/zones/contract";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";
import { dnsSentence } from "./dns-sentence";

/** What would be changed in a zone. Nothing is sent. */
export interface RecordPlan {
  zone: ZoneView;
  edits: Edit[];
  /** Without what stays. */
  changes: Exclude<Change, { kind: "keep" }>[];
  /** Lines that could not be taken, and why. `expected`: the zone lacks nothing by it. */
  skipped: { line: number; text: string; why: string; expected: boolean }[];
  /** What may be meant otherwise ("mail.example.com" without its final dot), and what the editor warns of, by its line. */
  notes: { line: number; record: ZoneRecord; why: string }[];
  /** How many records there would be beyond what the domain may have; null: none. */
  tooMany: TooManyRecords | null;
  /** How many records are deleted or changed, when that is too much for a program. */
  braked: number | null;
}

export interface WantedRecords {
  domain: string;
  /** A zone file, CSV or another provider's export, as it is; null: only `deleteIds`. */
  file: Uint8Array | null;
  /** `add`: what is there stays. `replace`: what the file does not have is deleted. */
  mode: ImportMode;
  /** Records that are deleted. */
  deleteIds?: readonly string[];
}

/** The shop itself writes SOA and the domain's own NS, and a repeated line is there already: the zone lacks nothing without them. */
const EXPECTED: ReadonlySet<DnsCode> = new Set(["dns.import.soa", "dns.import.apex_ns", "dns.import.again"]);

export async function readZoneOf(shop: Shop, domain: string): Promise<ZoneView> {
  const { serviceId } = await askShop(shop, findZoneCall, { name: domain });
  return await askShop(shop, readZoneCall, { id: serviceId });
}

/**
 * The plan of the editor's import: the shop reads the file, and the same functions compare it with the zone.
 * @throws Failure for a record to be deleted that does not exist.
 */
export async function planRecords(
  shop: Shop,
  { domain, file, mode, deleteIds = [] }: WantedRecords,
): Promise<RecordPlan> {
  const { serviceId } = await askShop(shop, findZoneCall, { name: domain });
  // What was remembered may be older than the last change, which would then be refused.
  const zone = await askShop(shop, refreshZoneCall, { id: serviceId });
  const none = deleteIds.find((id) => zone.records.every((record) => record.id !== id));
  if (none !== undefined)
    throw new Failure(EXIT.refused, "records.none", `${zone.domain} has no record with the id ${none}.`);
  const pending = deleteIds.map((id): Edit => ({ op: "delete", id }));
  if (file === null) return planOf(zone, pending, [], []);
  const content = Buffer.from(file).toString("base64");
  const found = await askShop(shop, readImportCall, { id: zone.serviceId, content });
  const plan = planImport(zone.records, pending, found, mode);
  const skipped = plan.skipped.map(({ row, text, code, params }) => ({
    line: row,
    text,
    why: dnsSentence(code, params),
    expected: EXPECTED.has(code),
  }));
  const warnings = recordWarnings(zone.records, plan.edits, zone.domain);
  const notes = plan.rows.flatMap(({ row, record, notes: told, outcome }) =>
    // What is there already says nothing new each time.
    outcome === "same"
      ? []
      : [...told, ...warnings(record)].map(({ code, params }) => ({
          line: row,
          record,
          why: dnsSentence(code, params),
        })),
  );
  return planOf(zone, plan.edits, skipped, notes);
}

function planOf(zone: ZoneView, edits: Edit[], skipped: RecordPlan["skipped"], notes: RecordPlan["notes"]): RecordPlan {
  const { desired } = applyEdits(zone.records, edits);
  const all = diffZone(zone.records, desired);
  const changes = all.filter((change) => change.kind !== "keep");
  const tooMany = tooManyRecords(zone, desired.length);
  const braked = brakeApplies(zone.records, all) ? touchedBy(all) : null;
  return { zone, edits, changes, skipped, notes, tooMany, braked };
}
