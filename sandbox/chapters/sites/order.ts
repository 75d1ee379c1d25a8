import { addYears } from "@/lib/core/time";
import { type Call, type Handler, refuse } from "../../http/call";
import { restOfYearFen } from "../../selling/rest-of-term";
import { sellTo } from "../../selling/sell";
import { heldSite, type NewSite, newSiteName, openSite, siteFields } from "./find-site";
import { isEdition, isLocation, readSiteTerm, siteYearFen, templatesFen } from "./prices";
import { roomSide } from "./rooms";
import type { SiteEdition, SiteLocation, Terminal } from "./rows";
import { findTemplate, type Template, templateFits } from "./templates";

const TERMINALS: Readonly<Record<string, Terminal>> = { "0": "pc", "1": "mobile", "2": "pcmobile" };
const MICRO: readonly SiteEdition[] = ["dinner", "microsite", "weishop"];

/**
 * 十二, 3. Opened at once; a premium template adds its price. Editions that are no longer sold can be refused by a
 * setting.
 */
export const createSite: Handler = {
  handle(call) {
    const { params, world, settings, warts } = call;
    if (!params.text("years") || !params.text("websitetag")) refuse("10012");
    const years = readSiteTerm(params.text("years"), "12005");
    const edition = params.text("websitetag");
    if (!isEdition(edition)) return refuse("12008");
    if (edition === "microsite" && settings.discontinued === "refuse") refuse("12001");
    const order = readOrder(call, edition);
    const priceFen = siteYearFen(order) * BigInt(years) + templatesFen(order.templates);
    const name = newSiteName(world, order.terminal);
    sellTo(call, name, priceFen);
    const site = openSite(world, name, order, years);
    return [siteFields(site, warts)];
  },
};

function readOrder(call: Call, edition: SiteEdition): NewSite {
  const { params } = call;
  const micro = MICRO.includes(edition);
  const mini = edition.startsWith("wx");
  const location = params.text("location") || "cn";
  if (!isLocation(location)) return refuse("12009");
  if (micro && location === "hk") refuse("19122");
  const terminal = TERMINALS[params.text("mbl") || (mini || edition === "weishop" ? "1" : "0")] ?? refuse("12009");
  if ((mini || edition === "weishop") && terminal !== "mobile") refuse("12009");
  const language = params.text("lang") || "1";
  if (language !== "1" && language !== "2" && language !== "3") return refuse("12009");
  const roomId = readRoom(params.text("placeid"), location);
  const none = { templateId: "", mobileTemplateId: "", templates: [] };
  const chosen = micro ? none : readTemplates(call, edition, terminal);
  return { edition, terminal, location, language, roomId, ...chosen };
}

function readRoom(roomId: string, location: SiteLocation): string {
  if (!roomId) return "";
  const side = roomSide(roomId);
  if (location === "hk" && side !== "overseas") refuse("12015");
  if (location !== "hk" && side !== "mainland") refuse("12014");
  return roomId;
}

function readTemplates({ params }: Call, edition: SiteEdition, terminal: Terminal) {
  const wanted = (param: string, malformed: string, part: "pc" | "mobile" | "wx"): Template => {
    const id = params.text(param);
    if (!/^\d{1,10}$/.test(id)) refuse(malformed);
    const template = findTemplate(id) ?? refuse("19106");
    return templateFits(template, edition, part) ? template : refuse("19107");
  };
  const pc = terminal === "mobile" ? undefined : wanted("template", "12006", "pc");
  const mobilePart = edition.startsWith("wx") ? "wx" : "mobile";
  const mobile = terminal === "pc" ? undefined : wanted("mobiletemplate", "19105", mobilePart);
  const premium = [pc, mobile].flatMap((template) => (template?.premium ? [template.id] : []));
  return { templateId: pc?.id ?? "", mobileTemplateId: mobile?.id ?? "", templates: [...new Set(premium)] };
}

/** 十二, 4. Adds the other version to a site that has one, for the time that is left. */
export const createOthPro: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    if (!params.text("template") || !params.text("webname")) refuse("10012");
    const site = heldSite(call, "10012", "19109");
    if (MICRO.includes(site.edition)) refuse("19111");
    if (site.terminal === "pcmobile") refuse("19108");
    if (nowMs > site.expiresAtMs || site.edition.startsWith("wx")) refuse("19109");
    const part = site.terminal === "pc" ? "mobile" : "pc";
    const template = findTemplate(params.text("template"));
    if (!template || !templateFits(template, site.edition, part)) return refuse("19107");
    const ownedAlready = site.templates.includes(template.id);
    const addedFen = siteYearFen({ ...site, terminal: part });
    const templateFen = ownedAlready ? 0n : template.priceFen;
    sellTo(call, site.name, restOfYearFen(addedFen, site.expiresAtMs - nowMs) + templateFen);
    world.sites.put(site.name, {
      ...site,
      terminal: "pcmobile",
      [part === "pc" ? "templateId" : "mobileTemplateId"]: template.id,
      templates: template.premium && !ownedAlready ? [...site.templates, template.id] : site.templates,
    });
    return "";
  },
};

/** 十二, 5. Up to 30 days after the expiry, from the old expiry on. */
export const renewalSite: Handler = {
  handle(call) {
    const { params, world } = call;
    const site = heldSite(call, "10015", "12114");
    if (!params.text("years")) refuse("10012");
    const years = readSiteTerm(params.text("years"), "10016");
    if (site.free) refuse("12114");
    sellTo(call, site.name, siteYearFen(site) * BigInt(years));
    const expiresAtMs = addYears(new Date(site.expiresAtMs), years).getTime();
    world.sites.put(site.name, { ...site, expiresAtMs });
    return "";
  },
};
