import { z } from "zod";
import { target } from "../field";
import { fullName } from "../host";
import { recordKind } from "../kind";

/**
 * An alias for another name. No other record may have the same host, so it can't be at the domain itself. RFC 1034
 * 3.6.2.
 */
export const cname = recordKind({
  type: "CNAME",
  empty: { target: "" },
  schema: z.object({ target }),
  write: (fields) => ({ value: fields.target, priority: null }),
  decompose: (value) => ({ target: value.trim().replace(/\.$/, "") }),
  warn: (fields, { host, zone }) => {
    if (fields.target === `${fullName(host, zone)}.`) {
      return [{ level: "error", code: "dns.cname.self", field: "target", params: {} }];
    }
    return host === "@" ? [{ level: "error", code: "dns.cname.apex", field: "host", params: {} }] : [];
  },
});
