export type Edition = "pro" | "ulti" | "shop" | "dinner" | "microsite" | "weishop" | "wxulti" | "wxshop";
export type Terminal = "pc" | "mobile" | "pcmobile";
export type SiteLocation = "cn" | "hk" | "bj" | "gz" | "sh" | "alyhz";

export interface Site {
  /** The management name; changename moves the row. */
  name: string;
  administrator: string;
  password: string;
  edition: Edition;
  terminal: Terminal;
  templateId: string;
  mobileTemplateId: string;
  location: SiteLocation;
  /** The agent's own room, or empty. */
  roomId: string;
  language: "1" | "2" | "3";
  domains: readonly SiteDomain[];
  /** Premium templates that were paid for. */
  templates: readonly string[];
  /** Paused by the upstream; past its expiry it does not run either. */
  paused: boolean;
  /** A gift of the main site: its upgrade wants years that this API can't say. */
  free: boolean;
  boughtAtMs: number;
  expiresAtMs: number;
  filingCode: string;
}

export interface SiteDomain {
  domain: string;
  locate: "PC" | "Mobile";
}
