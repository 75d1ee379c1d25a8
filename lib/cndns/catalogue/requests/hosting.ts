import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  { id: "hosting.HostList", input: {} },
  {
    id: "hosting.CreateHosting",
    input: {
      name: "aerqwefadf",
      password: "aaa111!!",
      years: 1,
      kind: "standard",
      sizeMb: 500,
      line: "telecom",
      location: "china",
      coupon: "4FF245B1D2B7",
      serverAddress: "1.1.1.1",
    },
  },
  { id: "hosting.RenewHosting", input: { name: "hktest", years: 1, coupon: "4FF245B1D2B7" } },
  { id: "hosting.getHostUpgradeList", input: { name: "hktest" } },
  {
    id: "hosting.HostingUpgrade",
    input: { name: "hktest", kind: "jsp", sizeMb: 5000, line: "dual", location: "china" },
    printed: { location: "cn", hoststyp: "jsp" }, // 0 is no location of the tables; the table writes hoststyp
  },
  { id: "hosting.ModifyFtpState", input: { name: "hktest", state: "running" } },
  { id: "hosting.ModifyWebState", input: { name: "hktest", state: "running" } },
  { id: "hosting.ModifyPassword", input: { name: "hktest", password: "bbb222!!!" } },
  { id: "hosting.SetDefaultPage", input: { name: "hktest", pages: ["index.aspx", "default.html"] } },
  { id: "hosting.Set404Page", input: { name: "hktest", path: "error.html" } },
  {
    id: "hosting.ModifyNetVersion",
    input: { name: "hktest", version: "4.0" },
    printed: { ftpname: "hktest" }, // the print has the agent's user name here
  },
  { id: "hosting.SetDefaultIPAccess", input: { name: "hktest", allowed: true } },
  {
    id: "hosting.DenyDefineIP",
    input: { name: "hktest", address: "8.8.8.8", mask: "255.255.255.0", change: "add" },
  },
  {
    id: "hosting.GrantDefineIP",
    input: { name: "hktest", address: "8.8.8.8", mask: "255.255.255.0", change: "add" },
  },
  { id: "hosting.ModifyErrType", input: { name: "hktest", detailed: true } },
  { id: "hosting.PackFile", input: { name: "hktest", folder: "wwwroot/test", archive: "wwwroot/test.zip" } },
  { id: "hosting.UnPackFile", input: { name: "hktest", archive: "wwwroot/test.zip", folder: "wwwroot/test/" } },
  {
    id: "hosting.SetFolderIPAccess",
    input: { name: "hktest", folder: "test", addresses: ["7.7.7.7"], change: "add" },
  },
  { id: "hosting.HostingSize", input: { name: "hktest", which: "used" } },
  { id: "hosting.DeleteFile", input: { name: "hktest", path: "wwwroot/test" } },
  { id: "hosting.LogAccess", input: { name: "hktest", allowed: false } },
  { id: "hosting.ResetTomcat", input: { name: "hktest" } },
  { id: "hosting.BindDomain", input: { name: "hktest", domain: "test.com" } },
  { id: "hosting.UnBindDomain", input: { name: "hktest", domain: "test.com" } },
  { id: "hosting.getHostingLog", input: { name: "hktest" }, printed: { domainname: null } }, // copied from UnBindDomain
  { id: "hosting.HostDetail", input: { name: "test081666" } },
  { id: "hosting.ProRoomList", input: {} },
  {
    id: "hosting.getPrice",
    input: { years: 1, kind: "standard", sizeMb: 500, line: "telecom", location: "china" },
  },
];

export default requests;
