import { z } from "zod";
import { oneOf } from "../reading/value";

/** Parameter values of chapter 十八. */

/** "cdn72916197": made by the upstream when a product is bought. */
export const cdnName = z.string().regex(/^[0-9A-Za-z_-]{2,40}$/, "upstream.product_name");

/** Traffic is bought in multiples of 1 GB or 1 TB. The table prints G and T, an example and the details g and t. */
export const cdnUnit = oneOf({ gigabytes: "G", terabytes: "T" });
export const cdnMultiple = z.int("upstream.amount").min(1, "upstream.amount").max(1024, "upstream.amount");

export const cdnPeriod = oneOf({ month: "2", half_year: "4", year: "5" });
export const cdnPeriods = z.int("upstream.term").min(1, "upstream.term").max(36, "upstream.term");

const HOST = /^(?=.{1,253}$)[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?(\.[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?)+$/;

/** A host name or address; http only. */
const origin = z.string().regex(HOST, "upstream.origin");

/** Sent as "192.168.1.202|192.168.1.203": the separator is lost in the table, the examples show it. */
export const origins = z.codec(z.string(), z.array(origin).min(1, "upstream.origin").max(20, "upstream.origin"), {
  decode: (text) => text.split("|"),
  encode: (list) => list.join("|"),
});

/** The Host header of requests to the origin. */
export const originHost = z.string().regex(HOST, "upstream.origin");

/** An instant as the supplier writes it: "2016-10-22T03:00:00Z". */
export const cdnInstant = z.codec(z.string(), z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString().replace(/\.\d{3}Z$/, "Z"),
});

const MOST_DAYS_MS = 90 * 86_400_000;

interface Range {
  from?: Date | undefined;
  to?: Date | undefined;
}

/** True when the range does not end before it begins. */
export function isForward({ from, to }: Range): boolean {
  return !from || !to || from.getTime() <= to.getTime();
}

/** At most 90 days, and not backwards. */
export function rangeFits(range: Range): boolean {
  const { from, to } = range;
  return isForward(range) && (!from || !to || to.getTime() - from.getTime() <= MOST_DAYS_MS);
}
