import type { Provocation } from "./bench";
import { buyHost, hostOrder, linux, noNameCodes, obtainHost, onHost, ordering, unknownName } from "./host-bench";

/** 三、虚拟主机, 1–5, 19, 25–28: orders and reads. */
export const hostingOrderCodes = {
  "hosting.HostList": {},
  "hosting.CreateHosting": {
    "10014": ["no username", (bench) => bench.call("hosting.CreateHosting", {}, { username: "" })],
    "13001": ordering("an ftpname with anything but letters, or longer than 10", { ftpname: "free-host-1" }),
    "13002": [
      "a name of the account, one with taken, or a short one that somebody has",
      async (bench) => {
        await obtainHost(bench);
        return buyHost(bench);
      },
    ],
    "13003": ordering("root, admin, www, ftp, mail, system, guest", { ftpname: "admin" }),
    "13004": ordering("a password without a letter first, a digit or a sign, or not of 8–16", {
      ftppassword: "abc12345",
    }),
    "13005": ordering("years outside 1–5", { years: "6" }),
    "13006": ordering("a product that HostList lacks, or a name with failopen", { hostsize: "4" }),
    "10042": ordering("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
    "10043": ordering("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
  },
  "hosting.RenewHosting": {
    ...noNameCodes("hosting.RenewHosting"),
    "10016": onHost("hosting.RenewHosting", "years outside 1–5", { years: "6" }),
    "13010": unknownName("hosting.RenewHosting", { years: "1" }),
    "10042": onHost("hosting.RenewHosting", "an unknown coupon", { years: "1", signature: "NOSUCHCOUPON" }),
    "10043": onHost("hosting.RenewHosting", "SPENTCOUPON1", { years: "1", signature: "SPENTCOUPON1" }),
    "10046": onHost("hosting.RenewHosting", "an unknown voucher", { years: "1", voucherid: "NOSUCHVOUCHER" }),
  },
  "hosting.getHostUpgradeList": {
    "13146": unknownName("hosting.getHostUpgradeList"),
  },
  "hosting.HostingUpgrade": {
    ...noNameCodes("hosting.HostingUpgrade"),
    "13145": onHost("hosting.HostingUpgrade", "a product that getHostUpgradeList lacks: smaller, elsewhere, the same", {
      hoststyp: "bz",
      hostsize: "2",
      linetype: "dx",
      location: "cn",
    }),
  },
  "hosting.HostingSize": {
    ...noNameCodes("hosting.HostingSize"),
    "13101": onHost("hosting.HostingSize", "operation other than 1 and 2", { operation: "3" }),
  },
  "hosting.getHostingLog": {
    ...noNameCodes("hosting.getHostingLog"),
    "13147": unknownName("hosting.getHostingLog"),
  },
  "hosting.HostDetail": {
    ...noNameCodes("hosting.HostDetail"),
    "10019": unknownName("hosting.HostDetail"),
    "10025": ["a malformed ftpname", (bench) => bench.call("hosting.HostDetail", { ftpname: "no name" })],
  },
  "hosting.ProRoomList": {},
  "hosting.getPrice": {
    "10014": ["no username", (bench) => bench.call("hosting.getPrice", {}, { username: "" })],
    "13005": ["years outside 1–5", (bench) => bench.call("hosting.getPrice", { ...hostOrder, years: "6" })],
    "13011": [
      "a kind or place that this endpoint doesn't list (gf, bd), or no such size",
      (bench) => bench.call("hosting.getPrice", { ...hostOrder, hosttype: "gf" }),
    ],
    "13012": [
      "a product that nobody offers (net in usa)",
      (bench) => bench.call("hosting.getPrice", { ...hostOrder, hosttype: "net", linetype: "", Location: "usa" }),
    ],
  },
} satisfies Record<string, Record<string, Provocation>>;

const LINUX = "a Linux or JSP host";
const ip = { ip: "8.8.8.8", mask: "255.255.255.0", operation: "1" };

/** 三、虚拟主机, 6–18, 20–22: controls. */
export const hostingControlCodes = {
  "hosting.ModifyFtpState": {
    ...noNameCodes("hosting.ModifyFtpState"),
    "13102": onHost("hosting.ModifyFtpState", "ftpstate other than 1 and 2", { ftpstate: "0" }),
    "13104": unknownName("hosting.ModifyFtpState", { ftpstate: "1" }),
  },
  "hosting.ModifyWebState": {
    ...noNameCodes("hosting.ModifyWebState"),
    "13102": onHost("hosting.ModifyWebState", "webstate other than 1 and 2", { webstate: "0" }),
    "13103": unknownName("hosting.ModifyWebState", { webstate: "1" }),
  },
  "hosting.ModifyPassword": {
    ...noNameCodes("hosting.ModifyPassword"),
    "10017": onHost("hosting.ModifyPassword", "a password that the order's rule refuses", { newpassword: "short" }),
    "13105": onHost("hosting.ModifyPassword", "while FTP is paused", { newpassword: "abc123!@#" }, {}, (bench) =>
      bench.call("hosting.ModifyFtpState", { ftpname: "freehost", ftpstate: "2" }),
    ),
  },
  "hosting.SetDefaultPage": {
    ...noNameCodes("hosting.SetDefaultPage"),
    "13106": onHost("hosting.SetDefaultPage", "what is no file name", { defaultpage: "a b" }),
    "13107": onHost("hosting.SetDefaultPage", "the same page twice, or over 20", {
      defaultpage: "index.html,index.html",
    }),
  },
  "hosting.Set404Page": {
    ...noNameCodes("hosting.Set404Page"),
    "13108": onHost("hosting.Set404Page", "anything but .html and .htm, or a leading /", { pagepath: "error.php" }),
    "13109": unknownName("hosting.Set404Page", { pagepath: "error.html" }),
  },
  "hosting.ModifyNetVersion": {
    ...noNameCodes("hosting.ModifyNetVersion"),
    "13110": onHost("hosting.ModifyNetVersion", "netversion other than 1, 2, 4", { netversion: "3" }),
    "13111": onHost("hosting.ModifyNetVersion", "a host that is no .NET host", { netversion: "4" }),
  },
  "hosting.SetDefaultIPAccess": {
    ...noNameCodes("hosting.SetDefaultIPAccess"),
    "13112": onHost("hosting.SetDefaultIPAccess", LINUX, { grantaccess: "2" }, linux),
  },
  "hosting.DenyDefineIP": {
    ...noNameCodes("hosting.DenyDefineIP"),
    "13113": onHost("hosting.DenyDefineIP", "what is no IPv4 address", { ...ip, ip: "8.8.8" }),
    "13114": onHost("hosting.DenyDefineIP", "what is no mask", { ...ip, mask: "255.0.255.0" }),
    "13115": onHost("hosting.DenyDefineIP", "operation other than 1 and 2", { ...ip, operation: "3" }),
    "13116": onHost(
      "hosting.DenyDefineIP",
      `${LINUX}; or while everybody is refused; or removing what isn't there`,
      ip,
      linux,
    ),
  },
  "hosting.GrantDefineIP": {
    ...noNameCodes("hosting.GrantDefineIP"),
    "13113": onHost("hosting.GrantDefineIP", "what is no IPv4 address", { ...ip, ip: "x" }),
    "13114": onHost("hosting.GrantDefineIP", "what is no mask", { ...ip, mask: "1.2.3.4" }),
    "13117": onHost("hosting.GrantDefineIP", "operation other than 1 and 2", { ...ip, operation: "" }),
    "13118": onHost("hosting.GrantDefineIP", `while everybody may visit; or ${LINUX}`, ip),
  },
  "hosting.ModifyErrType": {
    ...noNameCodes("hosting.ModifyErrType"),
    "13119": onHost("hosting.ModifyErrType", "errortype other than 0 and 1", { errortype: "2" }),
    "13120": onHost("hosting.ModifyErrType", LINUX, { errortype: "1" }, linux),
  },
  "hosting.PackFile": {
    ...noNameCodes("hosting.PackFile"),
    "13126": onHost("hosting.PackFile", "destfile that is no .zip (Windows: nor .rar)", {
      sourcefile: "images",
      destfile: "images.tar",
    }),
    "13127": onHost("hosting.PackFile", "Windows with wwwroot, Linux without it, or a folder with missing", {
      sourcefile: "wwwroot/images",
      destfile: "images.zip",
    }),
    "13128": onHost("hosting.PackFile", "a folder with locked, or a full host", {
      sourcefile: "locked",
      destfile: "locked.zip",
    }),
  },
  "hosting.UnPackFile": {
    ...noNameCodes("hosting.UnPackFile"),
    "13126": onHost("hosting.UnPackFile", "an archive of another kind (Windows: .zip .rar), or with missing", {
      sourcezipfile: "site.tar.gz",
      destfolderpath: "site/",
    }),
    "13127": onHost("hosting.UnPackFile", "Windows with wwwroot, Linux without it", {
      sourcezipfile: "site.zip",
      destfolderpath: "wwwroot/site/",
    }),
    "13136": onHost("hosting.UnPackFile", "an archive with broken, or a full host", {
      sourcezipfile: "broken.zip",
      destfolderpath: "site/",
    }),
  },
  "hosting.SetFolderIPAccess": {
    ...noNameCodes("hosting.SetFolderIPAccess"),
    "13113": onHost("hosting.SetFolderIPAccess", "malformed addresses, or over 200 characters", {
      folderpath: "test",
      ip: "7.*.7.7",
      operation: "1",
    }),
    "13121": onHost("hosting.SetFolderIPAccess", "operation other than 1 and 2", { folderpath: "test", ip: "7.7.7.7" }),
    "13122": onHost("hosting.SetFolderIPAccess", "a folder that begins with wwwroot", {
      folderpath: "wwwroot/test",
      ip: "7.7.7.7",
      operation: "1",
    }),
    "13123": onHost(
      "hosting.SetFolderIPAccess",
      `${LINUX}; or removing from a folder without limits`,
      { folderpath: "test", ip: "7.7.7.7", operation: "1" },
      linux,
    ),
  },
  "hosting.DeleteFile": {
    ...noNameCodes("hosting.DeleteFile"),
    "10019": unknownName("hosting.DeleteFile", { delinfo: "wwwroot/test" }),
    "13148": onHost("hosting.DeleteFile", "a path that doesn't begin with wwwroot", { delinfo: "test" }),
    "13149": onHost(
      "hosting.DeleteFile",
      `${LINUX}; or a path with locked or missing`,
      { delinfo: "wwwroot/a" },
      linux,
    ),
  },
  "hosting.LogAccess": {
    ...noNameCodes("hosting.LogAccess"),
    "13124": onHost("hosting.LogAccess", "logaccess other than 0 and 1", { logaccess: "2" }),
    "13125": onHost("hosting.LogAccess", LINUX, { logaccess: "1" }, linux),
  },
  "hosting.ResetTomcat": {
    ...noNameCodes("hosting.ResetTomcat"),
    "10018": onHost("hosting.ResetTomcat", "a host that is no JSP host", {}),
    "13138": onHost("hosting.ResetTomcat", "while the website is paused", {}, { hosttype: "jsp" }, (bench) =>
      bench.call("hosting.ModifyWebState", { ftpname: "freehost", webstate: "2" }),
    ),
  },
} satisfies Record<string, Record<string, Provocation>>;
