import type { Quote } from "@/lib/pricing/contract";

const common = {
  location: "1",
  cpu: 2,
  ramGb: 4,
  bandwidthMbps: 5,
  family: "linux",
  system: "m-OmBEAOmD",
} as const;

const order = {
  name: null,
  displayName: "2C 4G",
  years: 0,
  months: 1,
  secret: "Abc12345xyz!",
} as const;

/** Orders of the two clouds for a month, with data disks, at what the sandbox charges. */
export const baiduOrder = {
  ...order,
  productLine: "baidu",
  config: { ...common, dataDisks: 2, disk1: "ordinary", disk1Gb: 10, disk2: "ssd", disk2Gb: 50 },
  costFen: 21_800n,
  priceFen: 30_000n,
} satisfies Partial<Quote>;

export const aliyunOrder = {
  ...order,
  productLine: "aliyun",
  config: {
    ...common,
    instance: "10-10004814",
    systemDisk: "efficient",
    systemDiskGb: 40,
    dataDisks: 1,
    disk1: "ssd",
    disk1Gb: 50,
  },
  costFen: 30_400n,
  priceFen: 40_000n,
} satisfies Partial<Quote>;
