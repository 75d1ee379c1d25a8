/** The pages of the settings, in the order of their list. */
export const settingSections = [
  "general",
  "look",
  "bank",
  "legal",
  "limits",
  "purchasing",
  "mail",
  "fapiao",
  "retention",
] as const;
export type SettingSection = (typeof settingSections)[number];

/** What a shop that sells should have filled in: a sentence under settings.missing. */
export type MissingSetting =
  | "name"
  | "company"
  | "support"
  | "icp"
  | "bank"
  | "terms"
  | "privacy"
  /** No mail server is configured, so mails are kept and not sent. */
  | "smtp";
