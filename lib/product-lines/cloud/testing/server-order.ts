import type { Quote } from "@/lib/pricing/contract";

/** The order of a small server for a month, which tests and simulated histories buy. */
export const serverOrder = {
  productLine: "cloud",
  name: null,
  displayName: "1C 1G 50G 1M",
  config: {
    room: "1",
    cpu: 1,
    ramGb: 1,
    diskGb: 50,
    bandwidthMbps: 1,
    family: "windows",
    system: "windows2003Enterprise_32",
  },
  years: 0,
  months: 1,
  secret: "Abc12345xyz",
  priceFen: 29_900n,
  costFen: 23_600n,
} satisfies Partial<Quote>;
