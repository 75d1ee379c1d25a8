import { cdnState } from "../chapters/cdn/products";
import { usedBytes } from "../chapters/cdn/traffic";
import { ddosState } from "../chapters/ddos/orders";
import { findDdosProduct } from "../chapters/ddos/products";
import { serverState, withFinishedWork } from "../chapters/servers/find-server";
import { placeOf } from "../chapters/servers/offer";
import type { World } from "../world/world";

/** One product of the account for people, in the same form for all chapters. */
export interface ShownProduct {
  /** The manual's group: hosting, database, mail … */
  chapter: string;
  name: string;
  /** In the upstream's words or numbers. */
  state: string;
  /** True while the product is in working order. */
  works: boolean;
  boughtAtMs: number;
  /** Null for what does not expire. */
  expiresAtMs: number | null;
  what: string;
}

/** All products but domains, newest first, without passwords. */
export function showProducts(world: World): ShownProduct[] {
  const nowMs = world.now();
  return [
    ...hosts(world, nowMs),
    ...databases(world, nowMs),
    ...mails(world, nowMs),
    ...clouds(world, nowMs),
    ...sites(world, nowMs),
    ...points(world),
    ...promotion(world, nowMs),
    ...cdns(world, nowMs),
    ...ddos(world, nowMs),
    ...servers(world, nowMs),
  ].sort((a, b) => b.boughtAtMs - a.boughtAtMs);
}

type Some = ShownProduct[];

/** State numbers of the chapters that print numbers, with a word for each. */
const NUMBERED: Readonly<Record<string, string>> = {
  "1": "1 running",
  "2": "2 paused",
  "4": "4 deleted",
  "5": "5 stopped by admin",
  "6": "6 opening",
  "7": "7 expired",
  "9": "9 over its traffic",
};
const numbered = (state: string) => ({ state: NUMBERED[state] ?? state, works: state === "1" });
const dated = (boughtAtMs: number, expiresAtMs: number) => ({ boughtAtMs, expiresAtMs });
const words = (...parts: (string | false | 0)[]) => parts.filter(Boolean).join(" · ");

function hosts(world: World, nowMs: number): Some {
  return [...world.hosts.values()].map((host) => {
    const works = host.web === "1" && nowMs <= host.expiresAtMs;
    const state = nowMs > host.expiresAtMs ? "expired" : host.web === "1" ? "run" : "web paused";
    const what = words(
      host.kind,
      `${host.units * 100} MB`,
      `${host.location} ${host.line}`.trim(),
      host.domains.join(" "),
    );
    return { chapter: "hosting", name: host.name, state, works, ...dated(host.boughtAtMs, host.expiresAtMs), what };
  });
}

function databases(world: World, nowMs: number): Some {
  const engines = { "1": "MySQL 4.1", "2": "MySQL 5.0", "3": "MSSQL 2000", "4": "MSSQL 2005", "5": "MSSQL 2008" };
  return [...world.databases.values()].map((row) => {
    const works = row.state === "1" && nowMs <= row.expiresAtMs;
    const state = nowMs > row.expiresAtMs ? "expired" : row.busy || (row.state === "1" ? "run" : "paused");
    const gift = row.host && `gift of ${row.host}`;
    const what = words(engines[row.engine], `${row.units * 50} MB`, `${row.usedMb} MB used`, gift);
    return { chapter: "database", name: row.name, state, works, ...dated(row.registeredAtMs, row.expiresAtMs), what };
  });
}

function mails(world: World, nowMs: number): Some {
  return [...world.mails.values()].map((row) => {
    const expired = nowMs > row.expiresAtMs;
    const boxes = world.mailboxes.groupSize(row.domain);
    const gift = row.host && `gift of ${row.host}`;
    const what = words(row.kind === "1" ? "橙邮" : "全球邮", `${boxes} of ${row.mailboxes} mailboxes`, gift);
    const state = expired ? "expired" : row.state;
    const dates = dated(row.registeredAtMs, row.expiresAtMs);
    return { chapter: "mail", name: row.domain, state, works: state === "run", ...dates, what };
  });
}

function clouds(world: World, nowMs: number): Some {
  return [...world.cloudHosts.values()].map((row) => {
    const state = nowMs > row.expiresAtMs ? "expired" : (row.task?.kind ?? row.state);
    const size = `${row.cpu} CPU ${row.ramMb} MB ${row.diskGb} GB ${row.bandwidthMbps} Mbps`;
    const what = words(
      size,
      `room ${row.place}`,
      row.os,
      row.address?.outer ?? "",
      row.broken && `broken: ${row.broken}`,
    );
    const dates = dated(row.boughtAtMs, row.expiresAtMs);
    return { chapter: "cloud", name: row.name, state, works: state === "running", ...dates, what };
  });
}

function sites(world: World, nowMs: number): Some {
  return [...world.sites.values()].map((row) => {
    const state = nowMs > row.expiresAtMs ? "expired" : row.paused ? "paused" : "run";
    const domains = row.domains.map(({ domain }) => domain).join(" ");
    const what = words(
      row.edition,
      row.terminal,
      row.location,
      `template ${row.templateId || row.mobileTemplateId}`,
      domains,
    );
    const dates = dated(row.boughtAtMs, row.expiresAtMs);
    return { chapter: "site", name: row.name, state, works: state === "run", ...dates, what };
  });
}

function points(world: World): Some {
  return [...world.points.values()].map((row) => ({
    chapter: row.product,
    name: row.account,
    state: row.audit === "passed" ? "run" : row.audit,
    works: row.audit === "passed",
    boughtAtMs: row.boughtAtMs,
    expiresAtMs: null,
    what: words(`${row.bought} points`, `${row.used} used`, row.provider, row.company),
  }));
}

function promotion(world: World, nowMs: number): Some {
  const shown = (chapter: string, row: { name: string; openedAtMs: number; expiresAtMs: number }, what: string) => ({
    chapter,
    name: row.name,
    state: nowMs > row.expiresAtMs ? "expired" : "run",
    works: nowMs <= row.expiresAtMs,
    ...dated(row.openedAtMs, row.expiresAtMs),
    what,
  });
  return [
    ...[...world.qituibao.values()].map((row) =>
      shown("qituibao", row, words(`prd ${row.prd}`, row.company, row.keyword)),
    ),
    ...[...world.soukeyi.values()].map((row) => shown("soukeyi", row, `prd ${row.prd}`)),
  ];
}

function cdns(world: World, nowMs: number): Some {
  return [...world.cdns.values()].map((row) => {
    const domains = world.cdnDomains.inGroup(row.name);
    const state = cdnState({ settings: world.settings, nowMs }, row, domains);
    const used = `${(usedBytes(row, domains, nowMs) / 1e9).toFixed(2)} GB used`;
    const what = words(`${row.base} ${row.unit}B`, used, domains.map(({ domain }) => domain).join(" "));
    return {
      chapter: "cdn",
      name: row.name,
      ...numbered(state),
      ...dated(row.addedAtMs, row.expiresAtMs),
      what,
    };
  });
}

function ddos(world: World, nowMs: number): Some {
  return [...world.ddosOrders.values()].map((row) => {
    const state = ddosState(row, nowMs);
    const what = findDdosProduct(row.productId)?.name ?? row.productId;
    return {
      chapter: "ddos",
      name: row.name,
      ...numbered(state),
      ...dated(row.addedAtMs, row.expiresAtMs),
      what,
    };
  });
}

function servers(world: World, nowMs: number): Some {
  return [...world.servers.values()].map((kept) => {
    const row = withFinishedWork(kept, nowMs);
    const state = serverState(row, nowMs);
    const size = `${row.cores} CPU ${row.memoryGb} GB ${row.mbps} Mbps`;
    const disks = world.serverDisks
      .inGroup(row.name)
      .map(({ kind, multiple, unitGb }) => `${kind} ${multiple * unitGb} GB`);
    const place = placeOf(row.cloud, row.locationId)?.name ?? "";
    const what = words(size, disks.join(", "), place, `power ${row.power}`, row.work?.what ?? "");
    const dates = dated(row.addedAtMs, row.expiresAtMs);
    return { chapter: row.cloud, name: row.name, ...numbered(state), ...dates, what };
  });
}
