import { addYears } from "@/lib/core/time";
import { hasDemoWord } from "../../control/demo-words";
import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { priceText } from "../../selling/product-price";
import { sellTo, TICKET_KIND } from "../../selling/sell";
import { fraction } from "../../world/availability";
import type { World } from "../../world/world";
import { activeHost, changeHost, findOwnHost } from "./find-host";
import { dropGifts, moveGifts } from "./gift-list";
import { hostNameProblem, isHostPassword } from "./host-names";
import { hostPriceFen, isPricedByCall, readProduct, upgradePriceFen } from "./prices";
import { hostUpgradesOf, isOffered, offered, type Product } from "./products";
import { hostRow } from "./reads";
import type { Host } from "./rows";

const MAX_YEARS_AHEAD = 10;

function productRow({ kind, units, line, location }: Product): Record<string, string> {
  return { linetype: line, hosttype: kind === "bgqlin" ? "bgplin" : kind, location, hostsize: String(units) };
}

/** 三, 1 */
export const hostList: Handler = {
  handle({ settings }) {
    const rows = offered.map(productRow);
    if (settings.warts !== "misprints") return rows;
    const list = `{ "action" : "hosting" list", "status":"success", "message": ${JSON.stringify(rows)}}`;
    return new Raw(list, "envelope");
  },
};

/** 三, 2: opens at once and answers with the host's data, as details do. */
export const createHosting: Handler = {
  handle(call) {
    const { params, world } = call;
    const name = params.text("ftpname").toLowerCase();
    if (!/^[a-z]{1,10}$/.test(name)) refuse("13001");
    const problem = hostNameProblem(world, name, world.hosts.get(name));
    if (problem) refuse(problem === "reserved" ? "13003" : "13002");
    const password = params.text("ftppassword");
    if (!isHostPassword(password)) refuse("13004");
    const years = readTerm(params.text("years")) ?? refuse("13005");
    const product = readProduct(call, { kind: "hosttype", location: "Location" });
    if (!product || !isOffered(product) || hasDemoWord(name, "fail-open")) return refuse("13006", "虚拟主机开通失败");
    const saleId = sellTo(call, name, hostPriceFen(product, years) ?? refuse("13006"));
    const host = openHost(world, { ...product, name, password, years, saleId, by: "api" });
    return [{ ...hostRow(host, [], call.warts, true), ...couponsOf(call) }];
  },
};

/** distype1-3 and dissignature1-3: the coupons that were used, with TicketList's kind; unused places are empty. */
function couponsOf({ params }: Call): Record<string, string> {
  const used = [params.text("signature"), params.text("voucherid")].filter((code) => code !== "");
  return Object.fromEntries(
    [0, 1, 2].flatMap((at) => [
      [`distype${at + 1}`, used[at] === undefined ? "" : TICKET_KIND],
      [`dissignature${at + 1}`, used[at] ?? ""],
    ]),
  );
}

/** Adds a new host to the account. */
export function openHost(
  world: World,
  order: Product & Pick<Host, "name" | "password" | "years" | "saleId" | "by">,
): Host {
  const nowMs = world.now();
  dropGifts(world, order.name);
  const host: Host = {
    ...order,
    boughtAtMs: nowMs,
    expiresAtMs: addYears(new Date(nowMs), order.years).getTime(),
    ftp: "1",
    web: "1",
    defaultPages: ["index.html", "index.htm", "default.html"],
    notFoundPage: "",
    netVersion: "2",
    errorType: "0",
    logAccess: "0",
    defaultAccess: "1",
    denied: [],
    granted: [],
    folders: {},
    domains: [],
    files: ["index.html", "images/", "images/logo.png", "upload/", "data/"],
    usedMb: Math.ceil(order.units * 100 * (0.02 + 0.5 * fraction(`used|${order.name}`))),
    tomcatStartedAtMs: nowMs,
    log: [{ atMs: nowMs, text: "主机开通" }],
  };
  world.hosts.put(host.name, host);
  return host;
}

function readTerm(text: string): number | null {
  return /^[1-5]$/.test(text) ? Number(text) : null;
}

/** 三, 3: the expiry moves at once; a second renewal is not refused. Gifts get the host's new expiry. */
export const renewHosting: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const host = findOwnHost(call, "13010");
    const years = readTerm(params.text("years")) ?? refuse("10016");
    const expiresAtMs = addYears(new Date(host.expiresAtMs), years).getTime();
    if (expiresAtMs > addYears(new Date(nowMs), MAX_YEARS_AHEAD).getTime()) refuse("13010");
    if (hasDemoWord(host.name, "fail-renew")) refuse("13010");
    sellTo(call, host.name, hostPriceFen(host, years) ?? refuse("13010"));
    moveGifts(world, host.name, expiresAtMs);
    changeHost(world, host, { expiresAtMs, years: host.years + years }, `续费 ${years} 年`);
    return "";
  },
};

/** 三, 4: blank, as in the example, when there is no upgrade. */
export const getHostUpgradeList: Handler = {
  handle(call) {
    if (!call.params.text("ftpname")) refuse("13146");
    const rows = hostUpgradesOf(findOwnHost(call, "13146")).map(productRow);
    return rows.length === 0 && call.warts ? "" : rows;
  },
};

/** 三, 5: the type as `hoststyp` (table) or `hosttype` (example). */
export const hostingUpgrade: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const host = activeHost(call, "13145");
    const kind = params.text("hoststyp") ? "hoststyp" : "hosttype";
    const target = readProduct(call, { kind, location: "location" });
    const to = hostUpgradesOf(host).find(
      (row) => target && row.kind === target.kind && row.units === target.units && row.line === target.line,
    );
    if (!target || !to || target.location !== host.location || hasDemoWord(host.name, "fail-grade"))
      return refuse("13145");
    sellTo(call, host.name, upgradePriceFen(host, to, host.expiresAtMs - nowMs) ?? refuse("13145"));
    changeHost(world, host, { units: to.units, line: to.line }, `升级为 ${to.units * 100}M`);
    return "";
  },
};

/** 三, 28: knows fewer kinds and places than the order; a failure's message is the code alone. */
export const getHostPrice: Handler = {
  handle(call) {
    const years = readTerm(call.params.text("years")) ?? refuse("13005");
    const product = readProduct(call, { kind: "hosttype", location: "Location" });
    if (!product || !isPricedByCall(product)) return refuse("13011");
    const fen = isOffered(product) && product.units !== 1.5 ? hostPriceFen(product, years) : null;
    return answerPrice(call, priceText(fen ?? refuse("13012")));
  },
};

function answerPrice({ settings }: Call, text: string): string | Raw {
  if (settings.warts !== "misprints") return text;
  return new Raw(`{ "action" : "get hosting price,"status" : "success","message" : "${text}"}`, "envelope");
}
