import type { DocumentedRequest } from "../documented-request";

const bound = { name: "cdn6535", domain: "abcefg.test.com" };
const origins = { ...bound, origins: ["192.168.1.202", "192.168.1.203"] };
const year = { from: new Date("2016-12-31T16:00:00Z"), to: new Date("2017-12-31T16:00:00Z") };

const requests: readonly DocumentedRequest[] = [
  {
    id: "cdn.CreateCDN",
    input: { unit: "gigabytes", multiple: 1, periods: 1, period: "month" },
    printed: { type: "G" }, // the table writes T and G
  },
  {
    id: "cdn.RenewCDN",
    input: { name: "cdn6535", periods: 1, period: "month" },
    printed: { nme: "cdn6535", type: null },
  },
  { id: "cdn.UpgradeCDN", input: { name: "cdn6535", multiple: 10 }, printed: { nme: "cdn6535" } },
  { id: "cdn.Adddomain", input: origins },
  { id: "cdn.Deldomain", input: bound },
  { id: "cdn.SetDomainOrigin", input: origins },
  { id: "cdn.Dmelist", input: bound },
  { id: "cdn.GetdmeLog", input: { ...bound, name: "cdn65355570", ...year } },
  { id: "cdn.getStatFlow", input: { ...bound, name: "cdn65355570", ...year } },
  { id: "cdn.GetstatTop", input: { ...bound, kind: "urls" }, printed: { type: "1" } }, // the "&" before it is missing
  { id: "cdn.index", input: { ...bound, name: "cdn65355570" } },
  {
    id: "cdn.purge",
    input: {
      name: "6456456",
      domain: "abde.test.com",
      kind: "directory",
      urls: ["http://abc.test.com/path/to/purege/abc/", "http://abc.test.com/path/to/purege/dir/"],
    },
  },
];

export default requests;
