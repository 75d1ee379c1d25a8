import { z } from "zod";
import { oneOf } from "../reading/value";

/** Parameter values of chapter 八. */

/** "S262491": made by the upstream when a server is bought. */
export const cloudName = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/, "upstream.cloud_name");

/** 6 to 20 signs without a blank. Manual: 八, 4 and 5. */
export const cloudPassword = z.string().regex(/^\S{6,20}$/, "upstream.cloud_password");

export const cloudPeriod = oneOf({ month: "2", half_year: "4", year: "5" });

/** How many periods; the upstream takes 1 when it is left out. */
export const periodCount = z.int("upstream.years").min(1, "upstream.years").max(36, "upstream.years").optional();

export const amountOf = (most: number) =>
  z.int("upstream.amount").min(0, "upstream.amount").max(most, "upstream.amount");

/** Where the upstream reports an outcome, once. Its query must not hold a comma. */
export const callbackUrl = z.url({ protocol: /^https?$/, error: "upstream.url" });

/** The room and the system, by the values of the options list; `system` also takes a management name. */
export const roomValue = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/, "upstream.room");
export const systemValue = z.string().regex(/^[0-9A-Za-z_.()-]{1,80}$/, "upstream.system");
