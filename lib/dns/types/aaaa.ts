import { z } from "zod";
import { refuse } from "../field";
import { ipv6Scope, parseIpv4, parseIpv6 } from "../ip";
import { recordKind, warning } from "../kind";

const address = z.string().transform((typed, context) => {
  const text = typed.trim();
  if (text === "") return refuse(context, "dns.required");
  const parsed = parseIpv6(text);
  if (parsed) return parsed;
  if (parseIpv4(text)) return refuse(context, "dns.aaaa.is_ipv4");
  return refuse(context, "dns.aaaa.bad");
});

/** IPv6 address, written in its shortest form. RFC 3596, RFC 5952. */
export const aaaa = recordKind({
  type: "AAAA",
  empty: { address: "" },
  schema: z.object({ address }),
  write: (fields) => ({ value: fields.address, priority: null }),
  decompose: (value) => ({ address: value.trim() }),
  warn: (fields) => {
    const scope = ipv6Scope(fields.address);
    return scope ? [warning(`dns.address.${scope}`, "address", { address: fields.address })] : [];
  },
});
