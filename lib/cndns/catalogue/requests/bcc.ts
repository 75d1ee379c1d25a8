import type { DocumentedRequest } from "../documented-request";

const named = { name: "b785289" };
const disk = { ...named, diskId: "132322" };

/** Where table and example spell the product's name differently we send the table's. */
const spelt = (example: string, table: string) => ({ [example]: null, [table]: "b785289" });

export const bccRequests: readonly DocumentedRequest[] = [
  { id: "bcc.ProductInfo", input: {} },
  {
    id: "bcc.CreateOrder",
    input: {
      password: "qwer1234!",
      cpu: 1,
      memoryGb: 1,
      disks: [{ kind: "ordinary", multiple: 1 }],
      bandwidthMbps: 1,
      location: "1",
      system: "m-OmBEAOmD",
      periods: 1,
      period: "month",
    },
  },
  { id: "bcc.RenewOrder", input: { ...named, periods: 1, period: "month" } },
  { id: "bcc.UpgradeOrder", input: { ...named, what: "cpu_memory", by: { cpu: 1, memoryGb: 0 } } },
  { id: "bcc.OrderDetails", input: named },
  { id: "bcc.Backups", input: disk, printed: spelt("pdtname", "pdtnme") },
  { id: "bcc.DeleteBackups", input: disk, printed: spelt("pdtmne", "pdtname") },
  { id: "bcc.RestoreBackups", input: disk },
  { id: "bcc.Shutdown", input: named },
  { id: "bcc.Startingup", input: named },
  { id: "bcc.Restart", input: named, printed: spelt("pdtmme", "pdtname") },
  { id: "bcc.Mount", input: disk, printed: spelt("pdtname", "pdtmme") },
  { id: "bcc.Uninstall", input: disk },
  { id: "bcc.RebuildSystemList", input: named },
  { id: "bcc.RebuildSystem", input: { ...named, system: "132322" } },
  { id: "bcc.ModifyPassword", input: { ...named, password: "qwer1234!" } },
  { id: "bcc.GetVncUrl", input: named, printed: spelt("pdtname", "pdtnme") },
];
