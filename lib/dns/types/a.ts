import { z } from "zod";
import { refuse } from "../field";
import { ipv4Scope, parseIpv4, parseIpv6 } from "../ip";
import { recordKind, warning } from "../kind";

const address = z.string().transform((typed, context) => {
  const text = typed.trim();
  if (text === "") return refuse(context, "dns.required");
  const parsed = parseIpv4(text);
  if (parsed) return parsed;
  if (parseIpv6(text)) return refuse(context, "dns.a.is_ipv6");
  const inside = /(?:^|[^\d.])(\d{1,3}(?:\.\d{1,3}){3})(?:[^\d.]|$)/.exec(text)?.[1];
  if (inside && parseIpv4(inside)) return refuse(context, "dns.a.bad", {}, inside);
  const padded = text
    .split(".")
    .map((part) => part.replace(/^0+(?=\d)/, ""))
    .join(".");
  if (parseIpv4(padded)) return refuse(context, "dns.a.bad", {}, padded);
  return refuse(context, /[a-z]/i.test(text) ? "dns.a.is_name" : "dns.a.bad");
});

/** IPv4 address. RFC 1035. */
export const a = recordKind({
  type: "A",
  empty: { address: "" },
  schema: z.object({ address }),
  write: (fields) => ({ value: fields.address, priority: null }),
  decompose: (value) => ({ address: value.trim() }),
  warn: (fields) => {
    const scope = ipv4Scope(fields.address);
    return scope ? [warning(`dns.address.${scope}`, "address", { address: fields.address })] : [];
  },
});
