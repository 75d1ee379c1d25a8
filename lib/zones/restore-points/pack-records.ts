import { z } from "zod";
import { RECORD_TYPES, type ZoneRecord } from "@/lib/dns/record";

const packed = z.array(z.tuple([z.string(), z.enum(RECORD_TYPES), z.string(), z.int(), z.int().nullable()]));
export type PackedRecords = z.output<typeof packed>;

/** Records without numbers and field names, as restore points are stored. */
export const packRecords = (records: readonly ZoneRecord[]): PackedRecords =>
  records.map(({ host, type, value, ttlSeconds, priority }) => [host, type, value, ttlSeconds, priority]);

/** @throws ZodError for what packRecords did not make. */
export const unpackRecords = (stored: unknown): ZoneRecord[] =>
  packed
    .parse(stored)
    .map(([host, type, value, ttlSeconds, priority]) => ({ host, type, value, ttlSeconds, priority }));
