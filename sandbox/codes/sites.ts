import type { Provocation } from "./bench";
import {
  dinnerOrder,
  expire,
  lowBalance,
  noUsername,
  onSite,
  type SiteParams,
  siteOrder,
  unknownSite,
} from "./site-bench";

const ordering = (how: string, change: SiteParams, order: SiteParams = siteOrder): Provocation => [
  how,
  (bench) => bench.call("sitetarpro.CreateSite", { ...order, ...change }),
];
const coupons = (provoke: (how: string, params: SiteParams) => Provocation) => ({
  "10042": provoke("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
  "10043": provoke("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
  "10046": provoke("voucherid with an unknown voucher", { voucherid: "NOSUCHVOUCHER" }),
});
const second = (how: string, params: SiteParams, scene: Parameters<typeof onSite>[3] = {}) =>
  onSite("sitetarpro.CreateOthPro", how, { template: "5001", ...params }, scene);
const renewing = (how: string, params: SiteParams, scene: Parameters<typeof onSite>[3] = {}) =>
  onSite("sitestarpro.renewalSite", how, { years: "1", ...params }, scene);
const upgrading = (how: string, params: SiteParams, scene: Parameters<typeof onSite>[3] = {}) =>
  onSite("sitestarpro.SiteUpgrade", how, { sitetag: "ulti", location: "cn", ...params }, scene);
const both = { order: { ...siteOrder, mbl: "2", mobiletemplate: "5001" } };
const dinner = { order: dinnerOrder };
const overseas = { order: { ...siteOrder, location: "hk" } };

/** 十二、建站之星 Pro 版, 3–7, 16, 17: what is bought. */
export const siteOrderCodes = {
  "sitetarpro.CreateSite": {
    "10012": ordering("no years or no websitetag", { years: "" }),
    "10014": noUsername("sitetarpro.CreateSite"),
    "12005": ordering("years outside 1-5", { years: "6" }),
    "12006": ordering("a PC site without template", { template: "" }),
    "19105": ordering("both versions without mobiletemplate", { mbl: "2" }),
    "19106": ordering("a template that getTemplate does not list", { template: "1" }),
    "19107": ordering("a template of another kind, or of a level above the edition", { template: "3004" }),
    "19122": ordering("a micro product with location hk", { location: "hk" }, dinnerOrder),
    "12008": ordering("websitetag outside the table", { websitetag: "gold" }),
    "12001": [
      "microsite, with setting discontinued",
      async (bench) => {
        await bench.control.settings({ discontinued: "refuse" });
        return bench.call("sitetarpro.CreateSite", { ...dinnerOrder, websitetag: "microsite" });
      },
    ],
    "10021": [
      "a balance below the price",
      async (bench) => {
        await lowBalance(bench);
        return bench.call("sitetarpro.CreateSite", siteOrder);
      },
    ],
    "12009": ordering("mbl, lang or location outside their tables", { mbl: "3" }),
    "12014": ordering("placeid of an overseas room for a mainland site", { placeid: "2" }),
    "12015": ordering("placeid of a mainland room for an overseas site", { location: "hk", placeid: "1" }),
    ...coupons(ordering),
  },
  "sitetarpro.CreateOthPro": {
    "10012": second("no template", { template: "" }),
    "10014": noUsername("sitetarpro.CreateOthPro"),
    "19107": second("a template that does not fit the other version", { template: "3001" }),
    "19108": second("a site with both versions", {}, both),
    "10021": second("a balance below the price", {}, { before: lowBalance }),
    "19109": unknownSite("sitetarpro.CreateOthPro", { template: "5001" }),
    "19111": second("micro-catering", {}, dinner),
    ...coupons(second),
  },
  "sitestarpro.renewalSite": {
    "10012": renewing("no years", { years: "" }),
    "10014": noUsername("sitestarpro.renewalSite"),
    "10015": renewing("no webname", { webname: "" }),
    "10016": renewing("years outside 1-5", { years: "6" }),
    "10021": renewing("a balance below the price", {}, { before: lowBalance }),
    "12114": unknownSite("sitestarpro.renewalSite", { years: "1" }),
    ...coupons(renewing),
  },
  "sitestarpro.getUpgradelist": {
    "12125": unknownSite("sitestarpro.getUpgradelist"),
    "19114": onSite(
      "sitestarpro.getUpgradelist",
      "micro-catering, or a mini program of the marketing edition",
      {},
      dinner,
    ),
  },
  "sitestarpro.SiteUpgrade": {
    "10012": "each required parameter has a code of its own: plant a `code` fault",
    "10014": noUsername("sitestarpro.SiteUpgrade"),
    "10015": upgrading("no webname", { webname: "" }),
    "12119": upgrading("no sitetag", { sitetag: "" }),
    "12121": unknownSite("sitestarpro.SiteUpgrade", { sitetag: "ulti", location: "cn" }),
    "12122": upgrading("a site past its expiry", {}, { before: expire }),
    "12123": upgrading(
      "a lower edition, or none of the table",
      { sitetag: "pro" },
      { order: { ...siteOrder, websitetag: "ulti" } },
    ),
    "19114": upgrading("micro-catering", {}, dinner),
    "19122": upgrading("no location", { location: "" }),
    "19135": upgrading("roomid that is no number", { roomid: "x" }),
    "19117": upgrading(
      "a gift (control `site`, free)",
      {},
      {
        before: (bench, name) => bench.control.site({ name, free: true }),
      },
    ),
    "19132": upgrading("roomid of no room on that side", { roomid: "9" }),
    "19133": upgrading("edition and place as they are", { sitetag: "pro" }),
    "19134": upgrading("location outside the table", { location: "moon" }),
    "19131": upgrading("from hk to the mainland", {}, overseas),
    "12129": upgrading(
      "another place while a domain is bound",
      { location: "bj" },
      {
        before: (bench, webname) => bench.call("sitestarpro.binddomain", { webname, domainname: "free-bound.com" }),
      },
    ),
  },
  "sitestarpro.buyTemplate": {
    "10014": noUsername("sitestarpro.buyTemplate"),
    "10034": onSite("sitestarpro.buyTemplate", "a malformed webname, or -5 behind it", {
      webname: "pro-5",
      template: "3005",
    }),
    "19118": onSite("sitestarpro.buyTemplate", "a template that does not exist or does not fit the -N", {
      template: "9005",
    }),
    "10019": unknownSite("sitestarpro.buyTemplate", { template: "3005" }),
    "19119": onSite("sitestarpro.buyTemplate", "a free template", { template: "3002" }),
    "10025": onSite("sitestarpro.buyTemplate", "a site past its expiry", { template: "3005" }, { before: expire }),
    "19120": onSite(
      "sitestarpro.buyTemplate",
      "a template that the site has",
      { template: "3005" },
      {
        before: (bench, webname) => bench.call("sitestarpro.buyTemplate", { webname, template: "3005" }),
      },
    ),
    "10012": onSite("sitestarpro.buyTemplate", "no template"),
  },
  "sitestarpro.getCorysite": {
    "10021": onSite(
      "sitestarpro.getCorysite",
      "a balance below the price",
      { years: "1", Websitetag: "shop" },
      {
        before: lowBalance,
      },
    ),
    "10045": onSite(
      "sitestarpro.getCorysite",
      "an edition below the site's",
      { years: "1", Websitetag: "pro" },
      {
        order: { ...siteOrder, websitetag: "ulti" },
      },
    ),
  },
} satisfies Record<string, Record<string, Provocation>>;
