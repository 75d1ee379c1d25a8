import type { Answer } from "./agent";
import type { Bench, Provocation } from "./bench";
import { filingCodes } from "./filing";
import { buySite, dinnerOrder, expire, noUsername, onSite, type SiteParams, unknownSite } from "./site-bench";

async function bind(bench: Bench, domainname: string, details: Readonly<SiteParams> = {}): Promise<Answer> {
  return bench.call("sitestarpro.binddomain", { webname: await buySite(bench), domainname, ...details });
}
const binding = (how: string, domainname: string): Provocation => [how, (bench) => bind(bench, domainname)];
const unbinding = (how: string, params: SiteParams, order?: SiteParams) =>
  onSite("sitestarpro.deletedomain", how, params, order ? { order } : {});
const dinner = { order: dinnerOrder };
const NO_WEBNAME = "no webname";

/** 十二、建站之星 Pro 版, 1, 2, 8–15: reads and controls. */
export const siteControlCodes = {
  "sitestarpro.getCatalist": {},
  "sitestarpro.getTemplate": {},
  "sitestarpro.getCaseParamList": {
    "10012": "the call has no parameter that could be missing: plant a `code` fault",
    "10014": noUsername("sitestarpro.getCaseParamList"),
  },
  "sitestarpro.getSiteCaseList": { "10014": noUsername("sitestarpro.getSiteCaseList") },
  "sitestarpro.binddomain": {
    ...filingCodes(bind),
    "12102": onSite(
      "sitestarpro.binddomain",
      "a site past its expiry, or paused (control `site`)",
      { domainname: "free-a.com" },
      {
        before: expire,
      },
    ),
    "12103": [
      "an eleventh domain",
      async (bench) => {
        const webname = await buySite(bench);
        const bindOne = (n: number) =>
          bench.call("sitestarpro.binddomain", { webname, domainname: `free-many-${n}.com` });
        for (let n = 1; n <= 10; n++) await bindOne(n);
        return bindOne(11);
      },
    ],
    "12104": binding("no domainname", ""),
    "12105": binding("a domain with other signs", "a_b.com"),
    "12106": binding("a domain with a blank in it", "a b.com"),
    "12107": binding("a malformed domain", "nodots"),
    "12108": binding("one of the upstream's own names", "a.isitestar.cn"),
    "12109": [
      "a domain for the second time, also to another site",
      async (bench) => {
        await bind(bench, "free-twice.com");
        return bind(bench, "free-twice.com");
      },
    ],
    "12110": binding("a name under gov.cn", "shop.gov.cn"),
    "12111": binding("a domain with icp-none in it, on the mainland", "free-icp-none.com"),
    "12112": binding("a domain with icp-elsewhere in it, without details", "free-icp-elsewhere.com"),
    "12113": unknownSite("sitestarpro.binddomain", { domainname: "free-a.com" }),
    "19112": onSite("sitestarpro.binddomain", "micro-catering", { domainname: "free-a.com" }, dinner),
  },
  "sitestarpro.deletedomain": {
    "10014": noUsername("sitestarpro.deletedomain"),
    "10015": unbinding(NO_WEBNAME, { webname: "" }),
    "12104": unbinding("no domainname", {}),
    "12105": unbinding("a domain with other signs", { domainname: "a_b.com" }),
    "12124": unbinding("a domain that is not bound", { domainname: "free-unbound.com" }),
    "19112": unbinding("micro-catering", { domainname: "free-a.com" }, dinnerOrder),
  },
  "sitestarpro.getDomainLst": {
    "10014": noUsername("sitestarpro.getDomainLst"),
    "10015": onSite("sitestarpro.getDomainLst", NO_WEBNAME, { webname: "" }),
  },
  "sitestarpro.getEditWebURL": {
    "10014": noUsername("sitestarpro.getEditWebURL"),
    "12002": onSite("sitestarpro.getEditWebURL", NO_WEBNAME, { webname: "" }),
    "19103": onSite("sitestarpro.getEditWebURL", "a version that is not opened, or a site that does not run", {
      type: "mbl",
    }),
  },
  "sitestarpro.changename": {
    "10014": noUsername("sitestarpro.changename"),
    "10015": onSite("sitestarpro.changename", NO_WEBNAME, { webname: "", newname: "mynewsite" }),
    "19101": onSite("sitestarpro.changename", "newname of other signs, or not 6-18", { newname: "My-Site" }),
    "19102": onSite("sitestarpro.changename", "a newname with taken, or of another site; a foreign webname", {
      newname: "takenname",
    }),
  },
  "sitestarpro.getProDetail": {
    "10014": noUsername("sitestarpro.getProDetail"),
    "10015": onSite("sitestarpro.getProDetail", NO_WEBNAME, { webname: "" }),
    "10019": unknownSite("sitestarpro.getProDetail"),
    "19104": onSite("sitestarpro.getProDetail", "a webname with other signs", { webname: "no name" }),
  },
} satisfies Record<string, Record<string, Provocation>>;
