import { z } from "zod";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { oneOf, yesNo } from "../reading/value";
import { hostName, hostPassword, nameCodes } from "./hosting-terms";

/**
 * 三、虚拟主机, 6–11, 15, 21, 22: state, password and web settings of a host. They cost nothing. After a "…失败" the host is
 * taken to be as before: no read shows most of these settings, and setting one again is harmless.
 */

const running = oneOf({ running: "1", paused: "2" });

/** Pauses FTP or lets it run again. Manual: 三、虚拟主机, 6. */
export const setHostFtpState = endpoint("hosting.ModifyFtpState", {
  effect: "write",
  input: z.object({ name: hostName, state: running }),
  wire: { name: "ftpname", state: "ftpstate" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13102: "rejected:state_invalid",
    13104: "rejected:change_failed",
  },
});

/** Pauses the website or lets it run again. Manual: 三、虚拟主机, 7. */
export const setHostWebState = endpoint("hosting.ModifyWebState", {
  effect: "write",
  input: z.object({ name: hostName, state: running }),
  wire: { name: "ftpname", state: "webstate" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13102: "rejected:state_invalid",
    13103: "rejected:change_failed",
  },
});

/** Sets the FTP password; the rule is the order's. Manual: 三、虚拟主机, 8. */
export const setHostPassword = endpoint("hosting.ModifyPassword", {
  effect: "write",
  input: z.object({ name: hostName, password: hostPassword }),
  wire: { name: "ftpname", password: "newpassword" },
  secret: ["password"],
  output: successAlone,
  codes: {
    ...nameCodes,
    10017: "rejected:password_malformed",
    13105: "unknown:change_failed", // old or new one: the details tell
  },
});

/** Without anchors: the form's field for a list of them is made of it. */
export const HOST_PAGE_PATTERN = String.raw`[0-9A-Za-z_\-]{1,60}(?:\.[0-9A-Za-z_\-]{1,20})+`;
export const MOST_HOST_PAGES = 20;
const pageName = z.string().regex(new RegExp(`^${HOST_PAGE_PATTERN}$`), "upstream.host_page");

/** The default pages of a folder, in this order. Manual: 三、虚拟主机, 9. */
export const setHostDefaultPages = endpoint("hosting.SetDefaultPage", {
  effect: "write",
  input: z.object({
    name: hostName,
    pages: z.array(pageName).min(1, "upstream.blank").max(MOST_HOST_PAGES, "upstream.host_pages"),
  }),
  wire: { name: "ftpname", pages: "defaultpage" },
  commas: ["pages"],
  output: successAlone,
  codes: {
    ...nameCodes,
    13106: "rejected:pages_invalid",
    13107: "rejected:change_failed",
  },
});

/** An .html or .htm page for addresses that are not found; "" restores the system's own page. Manual: 三、虚拟主机, 10. */
export const setHostNotFoundPage = endpoint("hosting.Set404Page", {
  effect: "write",
  input: z.object({
    name: hostName,
    path: z.string().regex(/^((?!\/)(?!.*\.\.)[^\\:*?"<>|]{1,200}\.html?)?$/i, "upstream.host_not_found_page"),
  }),
  wire: { name: "ftpname", path: "pagepath" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13108: "rejected:path_invalid",
    13109: "rejected:change_failed",
  },
});

/** Switches the .NET framework; .NET hosts only. Manual: 三、虚拟主机, 11. */
export const setHostNetVersion = endpoint("hosting.ModifyNetVersion", {
  effect: "write",
  input: z.object({ name: hostName, version: oneOf({ "1.1": "1", "2.0": "2", "4.0": "4" }) }),
  wire: { name: "ftpname", version: "netversion" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13110: "rejected:version_invalid",
    13111: "rejected:change_failed",
  },
});

/** Whether visitors see the details of ASP errors; Windows hosts only. Manual: 三、虚拟主机, 15. */
export const setHostErrorDetail = endpoint("hosting.ModifyErrType", {
  effect: "write",
  input: z.object({ name: hostName, detailed: yesNo("1", "0") }),
  wire: { name: "ftpname", detailed: "errortype" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13119: "rejected:kind_invalid",
    13120: "rejected:change_failed",
  },
});

/** Whether the log files may be read; Windows hosts only. Manual: 三、虚拟主机, 21. */
export const setHostLogAccess = endpoint("hosting.LogAccess", {
  effect: "write",
  input: z.object({ name: hostName, allowed: yesNo("1", "0") }),
  wire: { name: "ftpname", allowed: "logaccess" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13124: "rejected:access_invalid",
    13125: "rejected:change_failed",
  },
});

/** Restarts Tomcat at once; JSP hosts only. Manual: 三、虚拟主机, 22. */
export const restartHostTomcat = endpoint("hosting.ResetTomcat", {
  effect: "write",
  input: z.object({ name: hostName }),
  wire: { name: "ftpname" },
  output: successAlone,
  codes: {
    ...nameCodes,
    10018: "rejected:not_available",
    13138: "unknown:restart_failed", // it may be down, or up again
  },
});
