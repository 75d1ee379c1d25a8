import { z } from "zod";
import { target } from "../field";
import { recordKind, warning } from "../kind";

/** Delegates a subdomain to other name servers. The zone's own name servers are changed elsewhere. RFC 1034 4.2. */
export const ns = recordKind({
  type: "NS",
  empty: { target: "" },
  schema: z.object({ target }),
  write: (fields) => ({ value: fields.target, priority: null }),
  decompose: (value) => ({ target: value.trim().replace(/\.$/, "") }),
  warn: (_, { host }) => {
    if (host === "@") return [{ level: "error", code: "dns.ns.apex", field: "host", params: {} }];
    // Name servers refuse such a zone. RFC 4592 4.2.
    if (host.startsWith("*")) return [{ level: "error", code: "dns.ns.wildcard", field: "host", params: {} }];
    return [warning("dns.ns.delegates", "host", { host })];
  },
});
