import { hasDemoWord } from "../../control/demo-words";
import { type Call, type Handler, refuse } from "../../http/call";
import { refund, sellTo } from "../../selling/sell";
import { isHeld, isRegistered } from "../../world/availability";
import { type DomainName, readName } from "../../world/names";
import type { Transfer, TransferCode } from "../../world/rows";
import { findSuffix } from "../../world/suffixes";
import { startTransfer } from "./transfer-steps";

const TITLES: Readonly<Record<TransferCode, string>> = {
  "0": "等待处理",
  "1": "转移密码错误",
  "2": "待发送确认邮件",
  "3": "等待客户确认",
  "5": "等待查询状态",
  "6": "转移中",
  "10": "转入成功",
  "11": "转入失败",
  "12": "取消转入",
  "13": "命名审核中",
  "14": "实名审核中",
};
/** A transfer can't be cancelled once the registry moves the name. */
const CANCELLABLE: ReadonlySet<TransferCode> = new Set<TransferCode>(["1", "2", "3", "13", "14"]);
const ENDED: ReadonlySet<TransferCode> = new Set<TransferCode>(["10", "11", "12"]);

/** 二、域名, 2.g: charges at once; the transfer itself takes days (here: seconds of the sandbox's clock). */
export const domainzhuanru: Handler = {
  handle(call) {
    const { params, world, warts } = call;
    const authcode = readAuthcode(call);
    const userid = params.text("userid");
    if (!/^\d{1,12}$/.test(userid)) refuse("11729");
    const text = params.text("domainname");
    const of = readName(text);
    if (!of) return refuse(/^[^\s.]+(\.[^\s.]+)+$/.test(text) ? "11732" : "11728");
    const suffix = findSuffix(world, of.suffix);
    if (!suffix?.transferable) return refuse("11732");
    const contact = world.contacts.get(userid);
    if (!contact) return refuse("11722");
    if (contact.isforbidden === "2") refuse("11725");
    checkBoundName(of, params.text("Bounddomain"));
    refuseStuck(call, of);
    if (/^bad|wrong/i.test(authcode)) refuse("11739");

    const saleId = sellTo(call, of.name, suffix.transferFen, "Signature", "11738");
    const ownDns = (params.text("Mcdns") || params.text("mcdns")) === "1";
    startTransfer(world, { of, contactId: userid, authcode, ownDns, saleId });
    return warts ? " " : "";
  },
};

/** 二、域名, 2.h: an object where other calls answer a list, with spaces in keys and values. */
export const domainzhuanrustate: Handler = {
  handle(call) {
    const transfer = findTransfer(call, call.world.transfers.seen.bind(call.world.transfers), "11744");
    const { code } = transfer;
    return call.warts ? { code: ` ${code}`, " title": ` ${TITLES[code]}` } : { code, title: TITLES[code] };
  },
};

/** 二、域名, 2.i: the charge is refunded. */
export const cancelzhuanru: Handler = {
  handle(call) {
    const { world } = call;
    const transfer = findTransfer(call, world.transfers.get.bind(world.transfers), "11750");
    if (ENDED.has(transfer.code)) refuse("11750");
    if (!CANCELLABLE.has(transfer.code)) refuse("11751");
    world.transfers.put(transfer.domain, { ...transfer, code: "12" });
    world.domains.remove(transfer.domain);
    refund(world, transfer.saleId, "transfer cancelled");
    return call.warts ? " " : "";
  },
};

/** 二、域名, 2.j: starts again with another code. */
export const updateauthcode: Handler = {
  handle(call) {
    const { params, world } = call;
    const authcode = params.text("authcode");
    const of = readName(params.text("domainname"));
    if (!of) return refuse("11728");
    const mine = world.domains.get(of.name);
    const transfer = world.transfers.get(of.name);
    if (!transfer && isHeld(mine, call.nowMs)) refuse("11734");
    if (transfer?.code !== "1") return refuse("11752");
    if (hasDemoWord(of.label, "locked-name")) refuse("11740");
    if (!authcode || /^bad|wrong/i.test(authcode)) refuse("11739");
    world.transfers.put(of.name, { ...transfer, authcode, code: "0" });
    world.later("transfer", of.name, call.nowMs + call.settings.transferStepMs);
    return call.warts ? " " : "";
  },
};

function readAuthcode({ params }: Call): string {
  const sent = params.whole("authcode").trim();
  if (!sent) refuse("11731");
  if (params.text("jm").toUpperCase() !== "Y") return params.text("authcode");
  const code = Buffer.from(sent.replaceAll(" ", "+"), "base64").toString("utf8");
  return code === "" || code.includes("\ufffd") ? refuse("11739") : code;
}

function checkBoundName({ suffix }: DomainName, bound: string): void {
  if (suffix !== ".hk" && suffix !== ".com.hk") return;
  if (!/^[^\s.]+(\.[^\s.]+)+$/.test(bound)) refuse("11730");
  if (!bound.endsWith(".香港")) refuse("11733");
}

/**
 * Refuses a name that can't be transferred: a transfer is running, the account has it, it is locked, or nobody has
 * it.
 */
function refuseStuck({ world, nowMs }: Call, of: DomainName): void {
  const transfer = world.transfers.get(of.name);
  if (transfer && !ENDED.has(transfer.code)) refuse("11735");
  const mine = world.domains.get(of.name);
  if (isHeld(mine, nowMs)) refuse("11734");
  if (hasDemoWord(of.label, "locked-name")) refuse("11740");
  if (hasDemoWord(of.label, "no-transfer") || !isRegistered(world, of, mine, nowMs)) refuse("11736");
}

function findTransfer(
  { params, nowMs }: Call,
  get: (name: string, nowMs: number) => Transfer | undefined,
  missing: string,
): Transfer {
  const of = readName(params.text("domainname"));
  if (!of) return refuse("11728");
  return get(of.name, nowMs) ?? refuse(missing);
}
