import type { DocumentedRequest } from "../documented-request";

/** 二十、百度云 (bcc) and 阿里云 (ali), whose examples are the same but for the names and the spellings given below. */

/** Per section: how its example spells the server's name, and how its table does, which we send. */
type Spellings = Readonly<Record<string, readonly [example: string, table: string]>>;

const order = {
  password: "qwer1234!",
  bandwidthMbps: 1,
  location: "1",
  system: "m-OmBEAOmD",
  periods: 1,
  period: "month",
};

function shared(cloud: "bcc" | "ali", name: string, spellings: Spellings): DocumentedRequest[] {
  const disk = { name, diskId: "132322" };
  const other = { name: "b785289" }; // ali's examples for power have the name of bcc's
  const inputs: Record<string, Record<string, unknown>> = {
    ProductInfo: {},
    RenewOrder: { name, periods: 1, period: "month" },
    OrderDetails: { name },
    Backups: disk,
    DeleteBackups: disk,
    RestoreBackups: disk,
    Shutdown: other,
    Startingup: other,
    Restart: other,
    Mount: disk,
    Uninstall: disk,
    RebuildSystemList: { name },
    RebuildSystem: { name, system: "132322" },
    ModifyPassword: { name, password: "qwer1234!" },
    GetVncUrl: { name },
  };
  return Object.entries(inputs).map(([section, input]) => {
    const [example, table] = spellings[section] ?? [];
    const printed = example && table ? { [example]: null, [table]: String(input.name) } : undefined;
    return { id: `${cloud}.${section}`, input, printed };
  });
}

const requests: readonly DocumentedRequest[] = [
  ...shared("bcc", "b785289", {
    Backups: ["pdtname", "pdtnme"],
    DeleteBackups: ["pdtmne", "pdtname"],
    Restart: ["pdtmme", "pdtname"],
    Mount: ["pdtname", "pdtmme"],
    GetVncUrl: ["pdtname", "pdtnme"],
  }),
  {
    id: "bcc.CreateOrder",
    input: { ...order, cpu: 1, memoryGb: 1, disks: [{ kind: "ordinary", multiple: 1 }] },
  },
  { id: "bcc.UpgradeOrder", input: { name: "b785289", what: "cpu_memory", by: { cpu: 1, memoryGb: 0 } } },
  ...shared("ali", "a785289", {
    Backups: ["pdtname", "pdtnme"],
    Restart: ["pdtmme", "pdtname"],
    Mount: ["pdtnme", "pdtmme"],
  }),
  {
    id: "ali.CreateOrder",
    input: {
      ...order,
      instanceKind: "10",
      instanceId: "10004812",
      disks: [
        { kind: "efficient", sizeGb: 40 },
        { kind: "ssd", sizeGb: 50 },
      ],
    },
  },
];

export default requests;
