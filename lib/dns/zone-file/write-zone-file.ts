import type { ZoneRecord } from "../record";

interface ZoneFileParts {
  /** The domain in ASCII. */
  zone: string;
  records: readonly ZoneRecord[];
  /** A zone file needs some; the domain's own ones where they are known. */
  nameServers: readonly string[];
  /** The serial of the SOA and the head's time. */
  at: Date;
  /** What can't be written as a record: a comment each. */
  notes?: readonly string[];
}

const SOA_TTL = 3_600;
/** Stands for the domain's name servers while they are not known. RFC 2606. */
const NO_SERVERS = ["ns1.invalid", "ns2.invalid"];

/**
 * A zone file that BIND and other programs load (RFC 1035 5). Its SOA and NS records are there because a zone has to have them; reading
 * it again leaves them out.
 */
export function writeZoneFile({ zone, records, nameServers, at, notes = [] }: ZoneFileParts): string {
  const servers = nameServers.length > 0 ? nameServers.map((server) => server.replace(/\.$/, "")) : NO_SERVERS;
  const serial = at.toISOString().slice(0, 10).replace(/-/g, "");
  const lines = [
    `; ${zone}, ${at.toISOString()}`,
    ...notes.map((note) => `; ${note.replace(/[\r\n]+/g, " ")}`),
    `$ORIGIN ${zone}.`,
    "$TTL 600",
    `@ ${SOA_TTL} IN SOA ${servers[0]}. hostmaster.${zone}. ${serial}00 7200 1800 1209600 600`,
    ...servers.map((server) => `@ ${SOA_TTL} IN NS ${server}.`),
    ...records.map((record) => `${isLoadable(record) ? "" : "; "}${zoneFileLine(record)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Name servers refuse a zone with a delegation of a wildcard; one that the upstream took before is a comment. */
const isLoadable = ({ host, type }: ZoneRecord) => !(type === "NS" && host.startsWith("*"));

/** One record as a line of a zone file. */
function zoneFileLine(record: ZoneRecord): string {
  const { host, type, ttlSeconds, priority, value } = record;
  return [host, ttlSeconds, "IN", type, ...(priority === null ? [] : [priority]), dataOf(type, value)].join(" ");
}

function dataOf(type: ZoneRecord["type"], value: string): string {
  if (type === "TXT") return quotedText(value);
  // Its value is quoted already; inside the quotes a backslash is one sign.
  return type === "CAA" ? value.replace(/\\/g, "\\\\") : value;
}

/** A text in quotes, what is no printable ASCII as the numbers of its bytes; parts of 255 bytes, which is the longest. */
function quotedText(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  const parts: string[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    parts.push(
      `"${bytes
        .slice(at, at + 255)
        .map(escapedByte)
        .join("")}"`,
    );
  }
  return parts.join(" ");
}

function escapedByte(byte: number): string {
  if (byte < 0x20 || byte > 0x7e) return `\\${String(byte).padStart(3, "0")}`;
  const sign = String.fromCharCode(byte);
  return sign === '"' || sign === "\\" ? `\\${sign}` : sign;
}
