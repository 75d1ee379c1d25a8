import type { DocumentedRequest } from "../documented-request";

const named = { name: "a785289" };
const other = { name: "b785289" }; // some examples are copied from 百度云 with its name
const disk = { ...named, diskId: "132322" };

/** Where table and example spell the product's name differently we send the table's. */
const spelt = (example: string, table: string, name = "a785289") => ({ [example]: null, [table]: name });

export const aliRequests: readonly DocumentedRequest[] = [
  { id: "ali.ProductInfo", input: {} },
  {
    id: "ali.CreateOrder",
    input: {
      password: "qwer1234!",
      instanceKind: "10",
      instanceId: "10004812",
      disks: [
        { kind: "efficient", sizeGb: 40 },
        { kind: "ssd", sizeGb: 50 },
      ],
      bandwidthMbps: 1,
      location: "1",
      system: "m-OmBEAOmD",
      periods: 1,
      period: "month",
    },
  },
  { id: "ali.RenewOrder", input: { ...named, periods: 1, period: "month" } },
  { id: "ali.OrderDetails", input: named },
  { id: "ali.Backups", input: disk, printed: spelt("pdtname", "pdtnme") },
  { id: "ali.DeleteBackups", input: disk },
  { id: "ali.RestoreBackups", input: disk },
  { id: "ali.Shutdown", input: other },
  { id: "ali.Startingup", input: other },
  { id: "ali.Restart", input: other, printed: spelt("pdtmme", "pdtname", "b785289") },
  { id: "ali.Mount", input: disk, printed: spelt("pdtnme", "pdtmme") },
  { id: "ali.Uninstall", input: disk },
  { id: "ali.RebuildSystemList", input: named },
  { id: "ali.RebuildSystem", input: { ...named, system: "132322" } },
  { id: "ali.ModifyPassword", input: { ...named, password: "qwer1234!" } },
  { id: "ali.GetVncUrl", input: named },
];
