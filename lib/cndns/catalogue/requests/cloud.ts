import type { DocumentedRequest } from "../documented-request";

const name = "S262491";
const configuration = {
  cpu: 1,
  ramMb: 1024,
  diskGb: 50,
  bandwidthMbps: 1,
  room: "1",
  system: "windows2003Enterprise_32",
  period: "month",
};

const requests: readonly DocumentedRequest[] = [
  { id: "cloud.cloudlist", input: {} },
  { id: "cloud.BuyCloud", input: { ...configuration, coupon: "4FF245B1D2B7" } },
  { id: "cloud.CreateHost", input: { name, password: "aaa111!!!" } },
  { id: "cloud.ModPlatformPassword", input: { name, password: "aaa111!!!" } },
  { id: "cloud.getsvrStt", input: { name } },
  { id: "cloud.RestartCloud", input: { name } },
  { id: "cloud.shutdown", input: { name } },
  { id: "cloud.poweroff", input: { name } },
  { id: "cloud.starthost", input: { name } },
  { id: "cloud.bkup", input: { name } },
  { id: "cloud.delbkupfile", input: { name } },
  { id: "cloud.rstcloud", input: { name } },
  { id: "cloud.getrebuildSystem", input: { name } },
  { id: "cloud.rebuildCloud", input: { name, password: "aaa111!", system: "Ubuntu-12.04-LTS_32" } },
  { id: "cloud.ModPassword", input: { name, password: "aaa111!" } },
  { id: "cloud.BindDomain", input: { name, domain: "baidu.com" } },
  { id: "cloud.deldomain", input: { name, domain: "baidu.com" } },
  { id: "cloud.getUpgradelist", input: { name } },
  { id: "cloud.upgradeCloud", input: { name, cpu: 1, ramMb: 1024, diskGb: 10, bandwidthMbps: 10 } },
  { id: "cloud.buyip", input: { name } },
  {
    id: "cloud.renewalCloud",
    input: { name, period: "month", coupon: "4FF245B1D2B7" },
    printed: { tmetpe: null, timetype: "2" }, // the table writes timetype
  },
  { id: "cloud.CloudInfo", input: { name: "S871537" } },
  { id: "cloud.ChangePort", input: { name } },
  { id: "cloud.getPrice", input: configuration },
];

export default requests;
