import { z } from "zod";
import { addMs, addYears } from "@/lib/core/time";

/** What a customer chooses when buying a domain, beside name and years. Client-safe. */
export const domainForm = z.object({
  /** Registered in a person's name with the registry's own review of the name (isName). */
  personalName: z.boolean().default(false),
});

/** No registry lets a domain be renewed beyond so many years from today. */
const MOST_YEARS_AHEAD = 10;

/** Whether a renewal would end later than registries allow. Client-safe. */
export function endsTooFar(expiresAt: Date, years: number, now: Date): boolean {
  return addYears(expiresAt, years) > addMs(addYears(now, MOST_YEARS_AHEAD), 86_400_000);
}

/** A transfer code as registrars give it: printable ASCII characters without blanks. Client-safe. */
export const transferCode = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,64}$/, "offers.transfer_code");

/** What a customer chooses when transferring a domain in, beside name, registrant and code. Client-safe. */
export const transferForm = z.object({
  /** Whether the domain gets our name servers with the transfer; else it keeps its own. */
  ourNameServers: z.boolean().default(false),
  /** The .香港 name that a .hk or .com.hk name is bound to. */
  boundDomain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[^\s.]+\.香港$/u, "offers.bound_domain")
    .optional(),
});
