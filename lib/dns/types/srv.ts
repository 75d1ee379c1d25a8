import { z } from "zod";
import { target, wholeNumber } from "../field";
import { recordKind } from "../kind";

const SRV = /^(\d+)\s+(\d+)\s+(\d+)\s+(\S+?)\.?$/;

/** Where a service runs: "priority weight port target". RFC 2782. */
export const srv = recordKind({
  type: "SRV",
  empty: { priority: "10", weight: "10", port: "", target: "" },
  schema: z.object({
    priority: wholeNumber(0, 65_535),
    weight: wholeNumber(0, 65_535),
    port: wholeNumber(0, 65_535),
    target,
  }),
  write: (fields) => ({
    value: `${fields.priority} ${fields.weight} ${fields.port} ${fields.target}`,
    priority: null,
  }),
  decompose: (value) => {
    const match = SRV.exec(value.trim());
    if (!match) return null;
    const [, priority = "", weight = "", port = "", name = ""] = match;
    return { priority, weight, port, target: name };
  },
});
