import type { DnsCode } from "../codes";
import type { ZoneRecord } from "../record";

/** What a person fills in; the words of a template and of its fields are in the messages `zoneTemplates`. */
export interface TemplateField {
  id: string;
  /** `text`: one line; `long`: a text to paste; `choice`: one of the options; `many`: several of them, separated by spaces. */
  kind: "text" | "long" | "choice" | "many";
  options?: readonly string[];
  /** What stands there at first. */
  initial: (zone: TemplateZone) => string;
}

export interface TemplateZone {
  /** In ASCII. */
  domain: string;
  /** The records as they will be with the pending edits. */
  records: readonly ZoneRecord[];
}

export type TemplateValues = Readonly<Record<string, string>>;

/** A record that a template writes; the TTL is the usual one. */
export type TemplateRecord = Pick<ZoneRecord, "host" | "type" | "value" | "priority">;

/**
 * Records for a purpose, such as a mail service. It writes nothing: its records become pending edits, reviewed and saved like any other.
 * What differs between templates is a value here.
 */
export interface DnsTemplate {
  id: string;
  /** own: of a service that the customer has here; shop: written by the shop's staff. */
  group: "own" | "shop" | "mail" | "policy" | "proof";
  fields: readonly TemplateField[];
  /** What is wrong, by field: a code of the errors messages with what its sentence names. */
  faultsOf: (values: TemplateValues) => Partial<Record<string, TemplateFault>>;
  records: (values: TemplateValues, zone: TemplateZone) => TemplateRecord[];
  /** Records in whose place these come: two mail services, or two policies, do not work beside each other. */
  replaces: (record: ZoneRecord, values: TemplateValues) => boolean;
}

export interface TemplateFault {
  code: DnsCode;
  params?: Record<string, string | number>;
}

export const templateTxt = (host: string, value: string): TemplateRecord => ({
  host,
  type: "TXT",
  value,
  priority: null,
});
