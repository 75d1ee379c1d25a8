import { hasDemoWord } from "../../control/demo-words";
import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { toPunycode } from "../../world/names";
import type { World } from "../../world/world";
import { checkFiling } from "../filing";
import { heldSite, isKeptSite, isRunning, md5, seenSite, siteFields } from "./find-site";
import type { Site, SiteDomain } from "./rows";

const MOST_DOMAINS = 10;
/** Domains that can't be bound: the upstream's own, and the government's. */
const OWN = /(^|\.)(isitestar|websitecname|sitestarcenter|websitemanage)\.(cn|com)$/;
const STATE = /\.gov\.cn$/;

/** 十二, 8 */
export const bindSiteDomain: Handler = {
  handle(call) {
    const { world, nowMs } = call;
    const domain = readDomain(call);
    const site = heldSite(call, "12113", "12113");
    if (site.edition === "dinner") refuse("19112");
    if (!isRunning(site, nowMs)) refuse("12102");
    if (OWN.test(domain)) refuse("12108");
    if (STATE.test(domain)) refuse("12110");
    const locates = locatesOf(site, call.params.text("pcmbl"), "12113");
    const others = [...world.sites.values()].filter((other) => isKeptSite(other, nowMs));
    const bound = others.some((other) =>
      other.domains.some((row) => row.domain === domain && (other.name !== site.name || locates.includes(row.locate))),
    );
    if (bound) refuse("12109");
    if (site.domains.length + locates.length > MOST_DOMAINS) refuse("12103");
    if (site.location !== "hk") {
      // A domain that was filed elsewhere is refused without the filing details.
      const known = world.filings.get(domain) !== undefined || call.params.text("domaintype") !== "";
      if (!known && hasDemoWord(domain, "icp-elsewhere")) refuse("12112");
      checkFiling(call, domain, "12111");
    }
    const added = locates.map((locate): SiteDomain => ({ domain, locate }));
    world.sites.put(site.name, { ...site, domains: [...site.domains, ...added] });
    return "";
  },
};

function readDomain({ params }: Call): string {
  const domain = params.text("domainname").toLowerCase();
  if (!domain) refuse("12104");
  if (/\s/.test(domain)) refuse("12106");
  if (/[^\p{L}\p{N}.-]/u.test(domain)) refuse("12105");
  if (!isDomain(domain)) refuse("12107");
  return domain;
}

function isDomain(domain: string): boolean {
  return /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+$/.test(toPunycode(domain)) && domain.length <= 253;
}

/** The versions that a binding is for; a version that was not opened is refused. */
function locatesOf({ terminal }: Site, tag: string, wrong: string): SiteDomain["locate"][] {
  if (terminal !== "pcmobile") {
    const own = terminal === "pc" ? "0" : "1";
    if (tag && tag !== own) refuse(wrong);
    return [terminal === "pc" ? "PC" : "Mobile"];
  }
  const tags: Readonly<Record<string, SiteDomain["locate"][]>> = {
    "0": ["PC"],
    "1": ["Mobile"],
    "2": ["PC", "Mobile"],
  };
  return tags[tag || "0"] ?? refuse(wrong);
}

/** 十二, 9. The manual prints the version as pcmb1 here; pcmbl is accepted, too. */
export const deleteSiteDomain: Handler = {
  handle(call) {
    const { params, world } = call;
    const site = heldSite(call, "10015", "12124");
    const domain = params.text("domainname").toLowerCase();
    if (!domain) refuse("12104");
    if (/[^\p{L}\p{N}.-]/u.test(domain)) refuse("12105");
    if (site.edition === "dinner") refuse("19112");
    const locates = locatesOf(site, params.text("pcmb1") || params.text("pcmbl"), "12124");
    const left = site.domains.filter((row) => row.domain !== domain || !locates.includes(row.locate));
    if (left.length === site.domains.length) refuse("12124");
    world.sites.put(site.name, { ...site, domains: left });
    return "";
  },
};

/** 十二, 10. The table has no code for a site that is not the account's: the list is empty. */
export const getDomainLst: Handler = {
  handle(call) {
    const domains = seenSite(call, "10015")?.domains ?? [];
    // In the printed example each object is closed too early.
    if (call.settings.warts === "misprints" && domains.length > 0) {
      return new Raw(`[${domains.map((d) => `{"domain":"${d.domain}"},"Locate":"${d.locate}"`).join(",")}]`);
    }
    return domains.map(({ domain, locate }) => ({ domain, Locate: locate }));
  },
};

/** 十二, 11: for one minute. */
export const getEditWebUrl: Handler = {
  handle(call) {
    const { params, nowMs, otime } = call;
    const site = seenSite(call, "12002") ?? refuse("19103");
    const kind = params.text("type") || "pc";
    const opened = site.edition.startsWith("wx") ? kind === "wx" : isOpened(site, kind);
    if (!opened || !isRunning(site, nowMs)) refuse("19103");
    const token = md5(`edit|${site.name}|${kind}|${otime}`);
    return `http://www.websitemanage.cn/edit/${kind}?site=${site.name}&token=${token}`;
  },
};

function isOpened({ terminal }: Site, kind: string): boolean {
  return (kind === "pc" && terminal !== "mobile") || (kind === "mbl" && terminal !== "pc");
}

/** 十二, 12: the old name stops working at once; the administrator's name does not change. */
export const changename: Handler = {
  handle(call) {
    const { params, world, nowMs, warts } = call;
    const site = heldSite(call, "10015", "19102");
    const newName = params.text("newname");
    if (!/^[a-z][a-z0-9]{5,17}$/.test(newName)) refuse("19101");
    if (newName.includes("taken") || isKeptSite(world.sites.get(newName), nowMs)) refuse("19102");
    renameSite(world, site, newName);
    return warts ? " " : "";
  },
};

function renameSite(world: World, site: Site, name: string): void {
  world.sites.remove(site.name);
  world.sites.put(name, { ...site, name });
}

/** 十二, 13. A name with other characters is malformed (19104). */
export const getProDetail: Handler = {
  handle(call) {
    const name = call.params.text("webname");
    if (name && !/^[A-Za-z0-9]{2,40}$/.test(name)) refuse("19104");
    const site = seenSite(call, "10015") ?? refuse("10019");
    return [siteFields(site, call.warts)];
  },
};
