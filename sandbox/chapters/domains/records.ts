import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { usesOwnDns } from "../../world/own-dns";
import type { DnsRecord, Domain, RecordType } from "../../world/rows";
import { heldDomain, ownedDomain } from "./contacts";
import { isHostHeader, RECORD_TYPES, refusalOfValue } from "./record-rules";

/** DomainDetail's `maxdns`. */
export const MAX_RECORDS = 50;
const DEFAULT_LEVEL = 10;
const DEFAULT_TTL_SECONDS = 600;
const MIN_TTL_SECONDS = 300;

/** 二、域名, 7.a. An empty list is answered as the manual prints it: status "failed", and no valid JSON. */
export const recList: Handler = {
  handle(call) {
    const domain = ownedDomain(call, call.params.text("domainname"), "11302");
    const rows = usesOwnDns(domain.dns) ? call.world.records.seenGroup(domain.name, call.nowMs) : [];
    if (rows.length === 0 && call.warts) {
      return new Raw('{ "action" : "Rec list", "status" : "failed", "success" : "message":[] }', "envelope");
    }
    return rows.map((row) => ({
      rec_id: row.id,
      domainname: row.domain,
      rec_item: row.item,
      rec_type: row.type,
      rec_mx: String(row.level),
      rec_value: row.value,
      rec_ttl: String(row.ttlSeconds),
      rec_line: "默认",
    }));
  },
};

/** 二、域名, 7.b */
export const addRec: Handler = {
  handle(call) {
    const { params, world } = call;
    const name = params.text("domainname");
    if (!name) refuse("11301");
    const { item, type, level, value } = readRecord(call);
    const domain = resolvable(call, name);
    const fault = refusalOfValue(type, value, "11319");
    if (fault) refuse(fault);
    const ttlSeconds = readTtl(params.text("rec_ttl"), "11319");
    refuseClash(world.records.inGroup(domain.name), { item, type, value });
    const id = world.nextNumber("nextRecordId");
    world.records.put(id, { id, domain: domain.name, item, type, level, value, ttlSeconds });
    return id;
  },
};

/** 二、域名, 7.c: only the value and the TTL can be changed. */
export const modifyRec: Handler = {
  handle(call) {
    const { params, world } = call;
    const { domain, id } = readTarget(call, () => (params.text("rec_value") ? undefined : refuse("11305")));
    const record = ownRecord(call, domain, id);
    const value = params.text("rec_value");
    const fault = refusalOfValue(record.type, value, "11320");
    if (fault) refuse("11320");
    if (!params.text("rec_ttl")) refuse("11320");
    const ttlSeconds = readTtl(params.text("rec_ttl"), "11320");
    const twin = world.records
      .inGroup(domain.name)
      .some((row) => row.id !== id && row.item === record.item && row.type === record.type && row.value === value);
    if (twin) refuse("11320");
    world.records.put(id, { ...record, value, ttlSeconds });
    return "";
  },
};

/** 二、域名, 7.d */
export const deleteRec: Handler = {
  handle(call) {
    const { domain, id } = readTarget(call);
    call.world.records.remove(ownRecord(call, domain, id).id);
    return "";
  },
};

function readRecord({ params }: Call): Pick<DnsRecord, "item" | "type" | "level" | "value"> {
  const item = params.text("rec_item");
  const type = params.text("rec_type").toUpperCase() as RecordType;
  const value = params.text("rec_value");
  const level = params.text("rec_level");
  if (!item) refuse("11303");
  if (!RECORD_TYPES.includes(type)) refuse("11306");
  if (!value) refuse("11305");
  if (type === "MX" && !level) refuse("11304");
  if (level && (!/^\d{1,5}$/.test(level) || Number(level) > 65_535)) refuse("11311");
  if (type === "CNAME" && item === "@") refuse("11310");
  if (!isHostHeader(item)) refuse("11309");
  return { item: item.toLowerCase(), type, value, level: level ? Number(level) : DEFAULT_LEVEL };
}

function readTarget(call: Call, alsoCheck?: () => void): { domain: Domain; id: string } {
  const name = call.params.text("domainname");
  const id = call.params.text("rec_id");
  if (!name) refuse("11301");
  if (!id) refuse("11317");
  alsoCheck?.();
  return { domain: resolvable(call, name), id };
}

/**
 * The domain that a call names; refuses one whose records the upstream does not serve, or that can't be changed now.
 */
function resolvable(call: Call, name: string): Domain {
  const domain = heldDomain(call, name, "11302");
  if (!usesOwnDns(domain.dns)) refuse("11307");
  const working = domain.state === "run" || domain.state === "Not certified";
  if (!working || call.nowMs > domain.expiresAtMs) refuse("11308");
  return domain;
}

function ownRecord(call: Call, domain: Domain, id: string): DnsRecord {
  const record = call.world.records.get(id);
  return record && record.domain === domain.name ? record : refuse("11318");
}

function readTtl(text: string, failed: string): number {
  if (!text) return DEFAULT_TTL_SECONDS;
  if (!/^\d{1,7}$/.test(text) || Number(text) < MIN_TTL_SECONDS) refuse(failed, "TTL 值不能小于 300");
  return Number(text);
}

function refuseClash(rows: DnsRecord[], fresh: Pick<DnsRecord, "item" | "type" | "value">): void {
  if (rows.length >= MAX_RECORDS) refuse("11319", "解析条数已达上限");
  const beside = rows.filter((row) => row.item === fresh.item);
  if (beside.some((row) => row.type === fresh.type && row.value === fresh.value)) refuse("11319", "解析记录已存在");
  const aliased = beside.some((row) => (row.type === "CNAME") !== (fresh.type === "CNAME"));
  const second = fresh.type === "CNAME" && beside.some((row) => row.type === "CNAME");
  if (aliased || second) refuse("11319", "CNAME 记录与其他记录冲突");
}
