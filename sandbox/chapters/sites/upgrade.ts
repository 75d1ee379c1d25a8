import { type Call, type Handler, refuse } from "../../http/call";
import { restOfYearFen } from "../../selling/rest-of-term";
import { sellTo } from "../../selling/sell";
import { heldSite, isKeptSite, newSiteName, openSite, seenSite } from "./find-site";
import { editions, isEdition, isLocation, locations, siteYearFen, templatesFen } from "./prices";
import { roomSide } from "./rooms";
import type { Site, SiteEdition, SiteLocation } from "./rows";
import { findTemplate } from "./templates";

const RANK: readonly SiteEdition[] = ["pro", "ulti", "shop"];

/**
 * What a site can become: the same or a higher edition, in the same or another place, but not what it is already and
 * never from overseas to the mainland.
 */
function targetsOf(site: Site): { edition: SiteEdition; location: SiteLocation }[] {
  if (site.edition === "wxulti") return [{ edition: "wxshop", location: site.location }];
  const rank = RANK.indexOf(site.edition);
  if (rank < 0) return [];
  const places = locations.filter((location) => site.location !== "hk" || location === "hk");
  return editions
    .filter((edition) => RANK.indexOf(edition) >= rank)
    .flatMap((edition) => places.map((location) => ({ edition, location })))
    .filter(({ edition, location }) => edition !== site.edition || location !== site.location);
}

/** 十二, 6 */
export const getSiteUpgradelist: Handler = {
  handle(call) {
    const site = seenSite(call, "12125") ?? refuse("12125");
    const targets = targetsOf(site);
    if (targets.length === 0) refuse("19114");
    return targets.map(({ edition, location }) => ({
      roomid: "",
      sitetype: edition,
      location: call.warts ? ` ${location}` : location,
      [call.warts ? "Terminnal" : "Terminal"]: site.terminal,
    }));
  },
};

/**
 * 十二, 7. The difference for the time that is left is charged; a move alone costs the difference between the places.
 */
export const siteUpgrade: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const site = heldSite(call, "10015", "12121");
    const edition = params.text("sitetag");
    if (!edition) refuse("12119");
    if (!params.text("location")) refuse("19122");
    if (nowMs > site.expiresAtMs) refuse("12122");
    if (targetsOf(site).length === 0) refuse(site.edition === "wxshop" ? "12123" : "19114");
    if (site.free) refuse("19117");
    const { location, roomId } = readPlace(call, site);
    if (edition === site.edition && location === site.location && roomId === site.roomId) refuse("19133");
    const moves = location !== site.location || roomId !== site.roomId;
    const possible = targetsOf(site).some((to) => to.edition === edition && to.location === location);
    if (!isEdition(edition) || (!possible && edition !== site.edition)) return refuse("12123");
    if (moves && site.domains.length > 0) refuse("12129");
    const differenceFen = siteYearFen({ ...site, edition, location }) - siteYearFen(site);
    sellTo(call, site.name, restOfYearFen(differenceFen, site.expiresAtMs - nowMs));
    world.sites.put(site.name, { ...site, edition, location, roomId });
    return "";
  },
};

function readPlace({ params }: Call, site: Site): { location: SiteLocation; roomId: string } {
  const location = params.text("location");
  if (!isLocation(location)) return refuse("19134");
  if (site.location === "hk" && location !== "hk") refuse("19131");
  const roomId = params.text("roomid");
  if (!roomId) return { location, roomId: location === site.location ? site.roomId : "" };
  if (!/^\d{1,10}$/.test(roomId)) refuse("19135");
  if (roomSide(roomId) !== (location === "hk" ? "overseas" : "mainland")) refuse("19132");
  return { location, roomId };
}

/** -1 and -2 are both printed "mobile"; -1 counts as PC here, as in getCatalist, and so does the bare name. */
const PART_KINDS: Readonly<Record<string, readonly string[]>> = {
  "": ["0", "1"],
  "-1": ["0", "1"],
  "-2": ["1"],
  "-3": ["2"],
  "-4": ["3"],
};

/** 十二, 16. A bad coupon is ignored, and the whole price is charged to the balance. */
export const buyTemplate: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const target = params.text("webname").toLowerCase();
    const id = params.text("template");
    if (!target || !id) refuse("10012");
    const match = /^([a-z][a-z0-9]{2,30})(-[1-4])?$/.exec(target);
    if (!match) return refuse("10034");
    const site = world.sites.get(match[1] ?? "");
    if (!isKeptSite(site, nowMs)) return refuse("10019");
    if (nowMs > site.expiresAtMs) refuse("10025");
    const template = findTemplate(id);
    if (!template || !PART_KINDS[match[2] ?? ""]?.includes(template.kind)) return refuse("19118");
    if (!template.premium) refuse("19119");
    if (site.templates.includes(id)) refuse("19120");
    const coupon = world.coupons.get(params.text("signature"));
    const usable = coupon?.kind === "coupon" && !coupon.used;
    sellTo(call, site.name, template.priceFen, usable ? "signature" : "");
    world.sites.put(site.name, { ...site, templates: [...site.templates, id] });
    return "";
  },
};

/**
 * 十二, 17. The answer does not contain the copy's name. A missing parameter is refused as everywhere in the chapter;
 * other errors without a code in the table are refused with a sentence alone.
 */
export const getCorysite: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const webname = params.text("webname").toLowerCase();
    const tag = params.text("Websitetag") || params.text("websitetag"); // the example's spelling
    if (!webname || !tag || !params.text("years")) refuse("10012", "缺少参数");
    const site = world.sites.get(webname);
    if (!isKeptSite(site, nowMs)) return refuse("", "复制的站点不存在");
    const edition = tag as SiteEdition;
    if (!RANK.includes(edition) || !RANK.includes(site.edition)) refuse("", "建站标签错误");
    if (RANK.indexOf(edition) < RANK.indexOf(site.edition)) refuse("10045");
    const yearsText = params.text("years");
    if (!/^[1-5]$/.test(yearsText)) refuse("", "复制年限错误");
    const years = Number(yearsText);
    const copy = { ...site, edition };
    const name = newSiteName(world, site.terminal);
    sellTo(call, name, siteYearFen(copy) * BigInt(years) + templatesFen(site.templates));
    openSite(world, name, copy, years);
    return "";
  },
};
