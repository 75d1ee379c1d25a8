import { z } from "zod";
import { one } from "../reading/answer";
import { count, need, plain, states, text, when } from "../reading/field";

/** What the rows of 十二、建站之星 Pro 版 share. */

/** A management name: made by the upstream, or 6–18 lower-case letters and digits. */
export const siteName = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/, "upstream.site_name");

export const templateId = z.string().regex(/^\d{1,10}$/, "upstream.id");

/** The agent's own rooms, hosting.ProRoomList. */
export const roomId = z.string().regex(/^[0-9A-Za-z_-]{1,20}$/, "upstream.id");

export const siteLocations = {
  china: "cn",
  hong_kong: "hk",
  beijing: "bj",
  guangzhou: "gz",
  shanghai: "sh",
  hangzhou: "alyhz",
} as const;

export const siteEditions = { basic: "pro", standard: "ulti", marketing: "shop" } as const;

export const openedVersions = states({ pc: "desktop", mobile: "mobile", pcmobile: "both" } as const);

/** The answer of order and details. The administrator's password and the filing code are secrets. */
export const site = one({
  name: ["ftpname", need(text)],
  trafficUrl: ["checkmonthflowurl", text],
  testUrl: ["viewurl", text],
  manageUrl: ["manageurl", text],
  administrator: ["webadmin", text],
  password: ["webpassword", plain],
  templateId: ["templateid", text],
  mobileTemplateId: ["mobiletemplateid", text],
  cname: ["cnameaddr", text],
  mostFiles: ["fileuploadnums", count],
  monthlyTrafficMb: ["monthflow", count],
  spaceMb: ["spacesize", count],
  boughtAt: ["buytime", when],
  expiresAt: ["expiretime", when],
  filingCode: ["icpid", text],
  versions: ["terminal", openedVersions],
});
