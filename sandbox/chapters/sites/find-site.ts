import { createHash } from "node:crypto";
import { addYears } from "@/lib/core/time";
import { type Call, refuse } from "../../http/call";
import { fraction } from "../../world/availability";
import type { World } from "../../world/world";
import { slashTime } from "../../world/write-dates";
import type { Site } from "./rows";

/** How long after its expiry a site can be renewed; then it is deleted. */
export const SITE_KEPT_AFTER_EXPIRY_MS = 30 * 86_400_000;

export function isKeptSite(site: Site | undefined, nowMs: number): site is Site {
  return site !== undefined && nowMs < site.expiresAtMs + SITE_KEPT_AFTER_EXPIRY_MS;
}

/**
 * The current row of the site that a call names; refuses a missing name with `empty`, a name that is not the
 * account's with `missing`.
 */
export function heldSite(call: Call, empty: string, missing: string): Site {
  const name = call.params.text("webname").toLowerCase();
  if (!name) refuse(empty);
  const site = call.world.sites.get(name);
  return isKeptSite(site, call.nowMs) ? site : refuse(missing);
}

/** The same row as a read shows it; undefined when there is none. */
export function seenSite({ params, world, nowMs }: Call, empty: string): Site | undefined {
  const name = params.text("webname").toLowerCase();
  if (!name) refuse(empty);
  const site = world.sites.seen(name, nowMs);
  return isKeptSite(site, nowMs) ? site : undefined;
}

export function isRunning(site: Site, nowMs: number): boolean {
  return !site.paused && nowMs <= site.expiresAtMs;
}

export type NewSite = Pick<
  Site,
  "edition" | "terminal" | "templateId" | "mobileTemplateId" | "location" | "roomId" | "language" | "templates"
>;

/** Makes the name of a new site: "proc3fa88", "mobacea24", always with a letter first. */
export function newSiteName(world: World, terminal: Site["terminal"]): string {
  for (;;) {
    const hex = md5(`site|${world.meta.seed}|${world.nextNumber("nextId")}`).slice(0, 6);
    const name = `${terminal === "mobile" ? "mob" : "pro"}${hex}`;
    if (!world.sites.get(name)) return name;
  }
}

export function openSite(world: World, name: string, order: NewSite, years: number): Site {
  const nowMs = world.now();
  const site: Site = {
    ...order,
    name,
    administrator: name,
    password: `k${Math.floor(fraction(`site password|${name}`) * 36 ** 7).toString(36)}`,
    domains: [],
    paused: false,
    free: false,
    boughtAtMs: nowMs,
    expiresAtMs: addYears(new Date(nowMs), years).getTime(),
    filingCode: order.location === "hk" ? "" : `B3${md5(`filing|${name}`).slice(0, 16)}`,
  };
  world.sites.put(name, site);
  return site;
}

const MONTHLY_TRAFFIC_MB: Readonly<Record<string, string>> = { pro: "50000", ulti: "100000", shop: "200000" };

/** The answer of an order and of the details; the details' example lacks the mobile template. */
export function siteFields(site: Site, warts: boolean): Record<string, string> {
  const { name } = site;
  const check = md5(`flow|${name}`);
  return {
    ftpname: name,
    checkmonthflowURL: `http://bandwidth.websiteonline.cn/webservice/showDiagram.php?name=${name}&check=${check}`,
    viewURL: `http://${name}.isitestar.cn`,
    manageurl: "http://www.websitemanage.cn/",
    webadmin: site.administrator,
    webpassword: site.password,
    templateid: site.templateId,
    mobiletemplateid: site.mobileTemplateId,
    cnameaddr: `${name}.websitecname.cn`,
    fileuploadnums: "10000",
    monthflow: MONTHLY_TRAFFIC_MB[site.edition] ?? "30000",
    spacesize: "10000",
    buytime: slashTime(site.boughtAtMs, warts),
    expiretime: slashTime(site.expiresAtMs, warts),
    ICPID: site.filingCode,
    Terminal: site.terminal,
  };
}

export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
