import { domainToASCII } from "node:url";
import type { z } from "zod";
import { type Fen, parseYuan } from "@/lib/core/money";
import { startRegistration } from "../chapters/domains/registration";
import { decideReview } from "../chapters/domains/review";
import { buyHostByHand } from "../chapters/hosting/buy-host-by-hand";
import { pointsKey, putAccount } from "../chapters/points/find-account";
import { disputeAtTwin } from "../gateways/dispute-at-twin";
import { payAtTwin, settleRefundAtTwin } from "../gateways/pay-at-twin";
import { callAddress, signCallback } from "../http/callback";
import type { Sandbox } from "../sandbox";
import { balanceFen, sell } from "../selling/sell";
import { isHeld } from "../world/availability";
import { decodeRows } from "../world/journal";
import { type DomainName, readName } from "../world/names";
import type { Contact } from "../world/rows";
import { findSuffix } from "../world/suffixes";
import type { World } from "../world/world";
import type { ControlPath, controlBodies } from "./control-contract";
import { ControlError } from "./control-error";

type Body<P extends ControlPath> = z.output<(typeof controlBodies)[P]>;

/**
 * What each control call does, in one transaction of the world; `reset` and the faults are not part of the world's
 * transactions.
 */
export const controlActs: { [P in ControlPath]: (sandbox: Sandbox, body: Body<P>) => unknown } = {
  load: ({ world }, { rows }) => {
    world.putRows(decodeRows(rows));
    return { ok: true };
  },
  clock: ({ world }, { advanceMs }) => {
    world.transact(() => world.advanceClock(advanceMs));
    return { nowMs: world.now() };
  },
  settings: ({ world }, body) => {
    world.transact(() => world.putSettings(body));
    return world.settings;
  },
  reset: ({ world, calls, faults }, { all }) => {
    faults.clear();
    calls.clear();
    world.reset(all);
    return { ok: true };
  },
  faults: ({ faults }, body) => faults.plant(body),
  "hand-purchase": ({ world }, { domainname, years, userid }) =>
    world.transact(() => handPurchase(world, domainname, years, userid)),
  take: ({ world }, { domainname }) =>
    world.transact(() => {
      const { name } = known(domainname);
      world.strangers.put(name, { name, sinceMs: world.now() });
      return { taken: name };
    }),
  release: ({ world }, { domainname }) =>
    world.transact(() => {
      const { name } = known(domainname);
      world.strangers.remove(name);
      return { released: name };
    }),
  "foreign-zone": ({ world }, body) => world.transact(() => setForeignZone(world, body)),
  price: ({ world }, body) => world.transact(() => setPrice(world, body)),
  pay: ({ world }, body) => payAtTwin(world, body),
  "settle-refund": ({ world }, body) => settleRefundAtTwin(world, body),
  dispute: ({ world }, body) => disputeAtTwin(world, body),
  balance: ({ world }, { yuan }) =>
    world.transact(() => {
      // Recorded as a remittance (or the reversal of one), so that the account's figures still add up.
      const differenceFen = fen(yuan) - balanceFen(world.account);
      world.putAccount({ remittedFen: world.account.remittedFen + differenceFen });
      return world.account;
    }),
  remit: ({ world }, { yuan }) =>
    world.transact(() => {
      world.putAccount({ remittedFen: world.account.remittedFen + fen(yuan) });
      return world.account;
    }),
  frozen: ({ world }, { yuan }) =>
    world.transact(() => {
      world.putAccount({ frozenFen: fen(yuan) });
      return world.account;
    }),
  audit: ({ world }, body) => world.transact(() => setAudit(world, body)),
  contact: ({ world }, { userid, ...change }) =>
    world.transact(() => {
      const contact = world.contacts.get(userid);
      if (!contact) throw new ControlError(`no contact ${userid}`);
      world.contacts.put(userid, { ...contact, ...change });
      return world.contacts.get(userid);
    }),
  "domain-state": ({ world }, { domainname, state, expiresAt }) =>
    world.transact(() => {
      const { name } = known(domainname);
      const domain = world.domains.get(name);
      if (!domain) throw new ControlError(`no domain ${name}`);
      world.domains.put(name, {
        ...domain,
        ...(state ? { state } : {}),
        ...(expiresAt ? { expiresAtMs: Date.parse(expiresAt) } : {}),
      });
      return world.domains.get(name);
    }),
  callback: async (_sandbox, { signed, ...notice }) => {
    const signs = signed ? signCallback(notice.product, notice.tag) : "0".repeat(32);
    return { outcome: await callAddress(notice, signs, "GET") };
  },
  site: ({ world }, { name, expiresAt, ...change }) =>
    world.transact(() => {
      const row = world.sites.get(name.toLowerCase());
      if (!row) throw new ControlError(`no site ${name}`);
      const expiry = expiresAt ? { expiresAtMs: Date.parse(expiresAt) } : {};
      world.sites.put(row.name, { ...row, ...change, ...expiry });
      return world.sites.get(row.name);
    }),
  points: ({ world }, { account, product, ...change }) =>
    world.transact(() => {
      const row = world.points.get(pointsKey(product, account));
      if (!row) throw new ControlError(`no account ${account}`);
      putAccount(world, { ...row, ...change, ...(change.used === undefined ? {} : { usedAtMs: world.now() }) });
      return world.points.get(pointsKey(product, account));
    }),
  database: ({ world }, { dbname, expiresAt, usedMb, ...change }) =>
    world.transact(() => {
      const row = world.databases.get(dbname.toLowerCase());
      if (!row) throw new ControlError(`no database ${dbname}`);
      world.databases.put(row.name, {
        ...row,
        ...change,
        ...(usedMb === undefined ? {} : { usedMb, usedAtMs: world.now() }),
        ...(expiresAt ? { expiresAtMs: Date.parse(expiresAt) } : {}),
      });
      return world.databases.get(row.name);
    }),
  cloud: ({ world }, { cloudname, broken, expiresAt }) =>
    world.transact(() => {
      const host = world.cloudHosts.get(cloudname.toUpperCase());
      if (!host) throw new ControlError(`no server ${cloudname}`);
      world.cloudHosts.put(host.name, {
        ...host,
        ...(broken === undefined ? {} : { broken }),
        ...(expiresAt ? { expiresAtMs: Date.parse(expiresAt) } : {}),
      });
      return world.cloudHosts.get(host.name);
    }),
  host: ({ world }, { ftpname, expiresAt, usedMb }) =>
    world.transact(() => {
      const host = world.hosts.get(ftpname) ?? buyHostByHand(world, ftpname);
      const expiresAtMs = expiresAt ? Date.parse(expiresAt) : host.expiresAtMs;
      world.hosts.put(ftpname, { ...host, expiresAtMs, usedMb: usedMb ?? host.usedMb });
      return world.hosts.get(ftpname);
    }),
  mail: ({ world }, { maildomain, expiresAt, ...change }) =>
    world.transact(() => {
      const row = world.mails.get(maildomain.toLowerCase());
      if (!row) throw new ControlError(`no mail product ${maildomain}`);
      world.mails.put(row.domain, { ...row, ...change, ...(expiresAt ? { expiresAtMs: Date.parse(expiresAt) } : {}) });
      return world.mails.get(row.domain);
    }),
  product: ({ world }, body) => world.transact(() => changeProduct(world, body)),
  "cdn-domain": ({ world }, body) => world.transact(() => changeCdnDomain(world, body)),
  coupon: ({ world }, { offYuan, ...coupon }) =>
    world.transact(() => {
      world.coupons.put(coupon.code, { ...coupon, offFen: fen(offYuan) });
      return world.coupons.get(coupon.code);
    }),
};

function fen(yuan: string): Fen {
  return parseYuan(yuan) ?? 0n;
}

function known(domainname: string): DomainName {
  const of = readName(domainname);
  if (!of) throw new ControlError(`not a name that is sold here: ${domainname}`);
  return of;
}

/** Buys the name as a person would in the upstream's own panel: the same charge and the same steps to "run". */
function handPurchase(world: World, domainname: string, years: number, userid: string | undefined): unknown {
  const of = known(domainname);
  const suffix = findSuffix(world, of.suffix);
  if (!suffix) throw new ControlError(`${of.suffix} is not sold`);
  if (isHeld(world.domains.get(of.name), world.now())) throw new ControlError(`${of.name} is in the account already`);
  const contactId = userid ?? agencyContact(world);
  if (!world.contacts.get(contactId)) throw new ControlError(`no contact ${contactId}`);
  const saleId = sell(world, {
    endpoint: "panel",
    name: of.name,
    otime: "",
    amountFen: suffix.registerFen * BigInt(years),
    by: "hand",
  });
  startRegistration(world, { of, suffix, contactId, years, password: "byhand1234", dns: [], saleId, by: "hand" });
  return world.domains.get(of.name);
}

function agencyContact(world: World): string {
  for (const contact of world.contacts.values()) if (contact.cn.company === AGENCY.cn.company) return contact.userid;
  const userid = world.nextNumber("nextContactId");
  world.contacts.put(userid, { ...AGENCY, userid, createdAtMs: world.now() });
  return userid;
}

const AGENCY: Omit<Contact, "userid" | "createdAtMs"> = {
  usertype: "O",
  en: {
    company: "Agency By Hand Ltd",
    lastname: "Dai",
    firstname: "Li",
    country: "CN",
    state: "Shanghai",
    city: "Shanghai",
    address: "1 Panel Road",
  },
  cn: {
    company: "手工购买有限公司",
    lastname: "代",
    firstname: "理",
    country: "中国",
    state: "上海",
    city: "上海市",
    address: "上海市面板路1号",
  },
  zipcode: "200000",
  phone: "+86.02100000000",
  fax: "+86.02100000000",
  email: "agency@example.com",
  idtype: "YYZZ",
  idnumber: "310000000000001",
  ischecked: "0",
  isforbidden: "1",
  whiteid: "2",
  fromcnnic: "0",
};

/** A CDN product, a DDOS order, or a server of 百度云 and 阿里云. */
function changeProduct(world: World, { name, held, expiresAt, power, usedMb }: Body<"product">): unknown {
  const change = {
    ...(held === undefined ? {} : { held }),
    ...(expiresAt ? { expiresAtMs: Date.parse(expiresAt) } : {}),
  };
  const [cdn, ddos, server] = [world.cdns.get(name), world.ddosOrders.get(name), world.servers.get(name)];
  if (cdn) world.cdns.put(name, { ...cdn, ...change, ...(usedMb === undefined ? {} : { usedBytes: usedMb * 1e6 }) });
  else if (ddos) world.ddosOrders.put(name, { ...ddos, ...change });
  else if (server) world.servers.put(name, { ...server, ...change, ...(power ? { power } : {}) });
  else throw new ControlError(`no product ${name}`);
  return world.cdns.get(name) ?? world.ddosOrders.get(name) ?? world.servers.get(name);
}

function changeCdnDomain(world: World, { domain, servedDays, mbPerHour }: Body<"cdn-domain">): unknown {
  const row = [...world.cdnDomains.values()].find((one) => one.domain === domain);
  if (!row) throw new ControlError(`no CDN domain ${domain}`);
  const addedAtMs = world.now() - servedDays * 86_400_000;
  world.cdnDomains.put(row.key, { ...row, addedAtMs, bytesPerHour: mbPerHour * 1e6 });
  return world.cdnDomains.get(row.key);
}

function setPrice(world: World, { suffix, register, renew, transfer }: Body<"price">): unknown {
  const row = findSuffix(world, suffix.startsWith(".") ? suffix : `.${suffix}`);
  if (!row) throw new ControlError(`${suffix} is not sold`);
  world.prices.put(row.suffix, {
    suffix: row.suffix,
    registerFen: register ? fen(register) : row.registerFen,
    renewFen: renew ? fen(renew) : row.renewFen,
    transferFen: transfer ? fen(transfer) : row.transferFen,
  });
  return world.prices.get(row.suffix);
}

function setAudit(world: World, { userid, domainname, state, memo }: Body<"audit">): unknown {
  const name = domainname ? known(domainname).name : "";
  const contactId = userid ?? world.domains.get(name)?.contactId;
  const key = [`domain:${name}`, `contact:${contactId}`].find((candidate) => world.audits.get(candidate));
  const audit = key ? world.audits.get(key) : undefined;
  if (!audit) throw new ControlError("no material was submitted for it");
  decideReview(world, audit, state, memo);
  return world.audits.get(audit.key);
}

function setForeignZone(world: World, { domainname, nameServers, records }: Body<"foreign-zone">): { records: number } {
  const name = domainToASCII(domainname);
  if (!name) throw new ControlError(`${domainname} is no domain name`);
  if (records.length === 0) world.foreignZones.remove(name);
  else world.foreignZones.put(name, { name, servers: nameServers.map((server) => server.toLowerCase()), records });
  return { records: records.length };
}
