export type SiteEdition = "pro" | "ulti" | "shop" | "dinner" | "microsite" | "weishop" | "wxulti" | "wxshop";
export type Terminal = "pc" | "mobile" | "pcmobile";
export type SiteLocation = "cn" | "hk" | "bj" | "gz" | "sh" | "alyhz";

export interface Site {
  /** The management name and key; changename stores the row under the new one. */
  name: string;
  administrator: string;
  password: string;
  edition: SiteEdition;
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
  /** A free site of the main website: its upgrade needs a number of years that this API can't pass. */
  free: boolean;
  boughtAtMs: number;
  expiresAtMs: number;
  filingCode: string;
}

export interface SiteDomain {
  domain: string;
  locate: "PC" | "Mobile";
}
