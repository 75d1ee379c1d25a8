import { z } from "zod";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { domainName } from "../reading/value";
import { filingCodes, filingFields, filingGaps, filingSecrets, filingVariants, filingWire } from "./filing";
import { hostName, nameCodes } from "./hosting-terms";

/** 三、虚拟主机, 23 and 24: domains of a host. */

/**
 * Binds a domain, at most ten to a host. Mainland hosts take filed domains only; one that was not filed through this
 * upstream needs the filing data, all of it or none. Manual: 三、虚拟主机, 23.
 */
export const bindHostDomain = endpoint("hosting.BindDomain", {
  effect: "write",
  input: z.object({ name: hostName, domain: domainName, ...filingFields }).superRefine((bind, ctx) => {
    for (const key of filingGaps(bind)) {
      ctx.addIssue({ code: "custom", path: [key], message: "upstream.filing_incomplete" });
    }
  }),
  wire: { name: "ftpname", domain: "domainname", ...filingWire },
  secret: [...filingSecrets],
  variants: filingVariants,
  output: successAlone,
  codes: {
    ...nameCodes,
    13139: "rejected:domain_missing",
    13140: "rejected:host_state",
    13141: "rejected:domains_at_most",
    12112: "rejected:filed_elsewhere",
    13142: "rejected:binding_failed",
    ...filingCodes,
    13163: "rejected:filing_number_unreadable",
    13164: "rejected:not_filed",
    13165: "rejected:filing_state",
    // The domain may be bound, or the filing data may have arrived in part: binding again shows it.
    13166: "unknown:filing_data_failed",
  },
});

/** Unbinds a domain from a host. Manual: 三、虚拟主机, 24. */
export const unbindHostDomain = endpoint("hosting.UnBindDomain", {
  effect: "write",
  input: z.object({ name: hostName, domain: domainName }),
  wire: { name: "ftpname", domain: "domainname" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13139: "rejected:domain_missing",
    13144: "rejected:removal_failed",
  },
});
