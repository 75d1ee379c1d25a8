import { type Handler, refuse } from "../../http/call";
import { activeHost, changeHost } from "./find-host";
import { isHostPassword } from "./host-names";
import { onlyWindows } from "./reads";

const STATE_WORD = { "1": "恢复", "2": "暂停" } as const;

/** 三, 6 */
export const modifyFtpState: Handler = {
  handle(call) {
    const state = call.params.text("ftpstate");
    const host = activeHost(call, "13104");
    if (state !== "1" && state !== "2") return refuse("13102");
    changeHost(call.world, host, { ftp: state }, `FTP ${STATE_WORD[state]}`);
    return "";
  },
};

/** 三, 7 */
export const modifyWebState: Handler = {
  handle(call) {
    const state = call.params.text("webstate");
    const host = activeHost(call, "13103");
    if (state !== "1" && state !== "2") return refuse("13102");
    changeHost(call.world, host, { web: state }, `WEB ${STATE_WORD[state]}`);
    return "";
  },
};

/** 三, 8: while FTP is paused its password can't be set. */
export const modifyFtpPassword: Handler = {
  handle(call) {
    const password = call.params.text("newpassword");
    const host = activeHost(call, "13105");
    if (!isHostPassword(password)) refuse("10017");
    if (host.ftp === "2") refuse("13105");
    changeHost(call.world, host, { password }, "修改 FTP 密码");
    return "";
  },
};

const PAGE = /^[\w-]+(\.[\w-]+)+$/;
const MAX_PAGES = 20;

/** 三, 9: the documented comma list. */
export const setDefaultPage: Handler = {
  handle(call) {
    const host = activeHost(call, "13107");
    const defaultPages = call.params.list("defaultpage");
    if (defaultPages.length === 0 || defaultPages.some((page) => !PAGE.test(page))) refuse("13106");
    if (defaultPages.length > MAX_PAGES || new Set(defaultPages).size < defaultPages.length) refuse("13107");
    changeHost(call.world, host, { defaultPages }, `默认首页 ${defaultPages.join(" ")}`);
    return call.warts ? " " : "";
  },
};

/** 三, 10: empty means the system's page. */
export const set404Page: Handler = {
  handle(call) {
    const host = activeHost(call, "13109");
    const notFoundPage = call.params.text("pagepath");
    if (notFoundPage && !/^[^/\\.][^\\]*\.html?$/i.test(notFoundPage)) refuse("13108");
    changeHost(call.world, host, { notFoundPage }, notFoundPage ? `404 页面 ${notFoundPage}` : "404 页面 系统默认");
    return "";
  },
};

/** 三, 11: .NET hosts only. */
export const modifyNetVersion: Handler = {
  handle(call) {
    const version = call.params.text("netversion");
    const host = activeHost(call, "13111");
    if (version !== "1" && version !== "2" && version !== "4") return refuse("13110");
    if (host.kind !== "net") refuse("13111", ".Net 版本切换失败");
    changeHost(call.world, host, { netVersion: version }, `.Net 版本 ${version}.0`);
    return "";
  },
};

/** 三, 15: Windows only. */
export const modifyErrType: Handler = {
  handle(call) {
    const errorType = call.params.text("errortype");
    const host = activeHost(call, "13120");
    if (errorType !== "0" && errorType !== "1") return refuse("13119");
    onlyWindows(host, "13120");
    changeHost(call.world, host, { errorType }, errorType === "1" ? "显示详细错误" : "显示标准错误");
    return "";
  },
};

/** 三, 21: Windows only. */
export const logAccess: Handler = {
  handle(call) {
    const access = call.params.text("logaccess");
    const host = activeHost(call, "13125");
    if (access !== "0" && access !== "1") return refuse("13124");
    onlyWindows(host, "13125");
    changeHost(call.world, host, { logAccess: access }, access === "1" ? "允许访问日志" : "关闭访问日志");
    return "";
  },
};

/** 三, 22: JSP only; a paused website has no Tomcat running. */
export const resetTomcat: Handler = {
  handle(call) {
    const host = activeHost(call, "13138");
    if (host.kind !== "jsp") refuse("10018");
    if (host.web === "2") refuse("13138");
    changeHost(call.world, host, { tomcatStartedAtMs: call.nowMs }, "重启 Tomcat");
    return "";
  },
};
