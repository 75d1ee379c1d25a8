import { z } from "zod";
import { DNS_CODES } from "@/lib/dns/codes";
import { IMPORT_FORMATS, IMPORT_LIMITS } from "@/lib/dns/zone-file/import-row";
import { contract, nothing } from "@/lib/http/contract";
import { recordShape } from "./contract";

const id = z.uuid();
const code = z.enum(DNS_CODES as [(typeof DNS_CODES)[number], ...(typeof DNS_CODES)[number][]]);
/** A code of the errors messages with the figures of its sentence. */
const told = { code, params: z.record(z.string(), z.union([z.string(), z.number()])) };

const importedRows = {
  rows: z.array(
    z.object({
      /** Its line in the source, from 1. */
      row: z.int(),
      record: recordShape,
      /** What is different from the source. */
      notes: z.array(z.object(told)),
    }),
  ),
  skipped: z.array(z.object({ row: z.int(), text: z.string(), ...told })),
};

/** Base64 of the largest file, in the JSON around it. */
const BODY_BYTES = Math.ceil((IMPORT_LIMITS.bytes * 4) / 3) + 4096;

export const readImportContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/import",
  summary:
    "Reads a zone file, a table or another provider's export of up to 5,000 records: what could be kept, and why the other rows can't. Changes nothing.",
  access: "customer",
  token: "dns:read",
  input: z.object({
    id,
    /** The file in Base64. */
    content: z.string().max(BODY_BYTES),
    /** Recognised by what is in it, unless it is said. */
    format: z.enum(["auto", ...IMPORT_FORMATS]).default("auto"),
  }),
  output: z.object({ format: z.enum(IMPORT_FORMATS), ...importedRows }),
  maxBytes: BODY_BYTES,
  limit: { points: 30, seconds: 60 },
});

export const exportZoneContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records/export",
  summary: "The DNS records of a domain as a zone file (BIND) or as CSV. Answers the file.",
  access: "customer",
  token: "dns:read",
  input: z.object({ id, format: z.enum(["bind", "csv"]).default("bind") }),
  output: nothing,
  errors: ["upstream.unreachable", "upstream.unclear"],
  limit: { points: 30, seconds: 60, counted: "by all processes" },
});

export const copyLiveZoneContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/copy-live",
  summary:
    "Asks the domain's present name servers for the usual names and proposes the records. Names that nobody asked for are missing: DNS has no list. Changes nothing.",
  access: "customer",
  input: z.object({ id }),
  output: z.object({
    /** Whom was asked. */
    servers: z.array(z.string()),
    /** How many names were asked for. */
    askedCount: z.int(),
    /** Names that got no answer, in full. */
    unanswered: z.array(z.string()),
    /** Whether names that don't exist have an answer: "*" is among the records. */
    wildcard: z.boolean(),
    ...importedRows,
  }),
  errors: ["dns.live.unavailable", "dns.live.no_servers"],
  // A hundred and more questions each.
  limit: { points: 10, seconds: 600 },
});
