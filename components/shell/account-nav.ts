import type { useTranslations } from "next-intl";
import type { NavItem } from "./nav-item";

type Translator = ReturnType<typeof useTranslations<"shell.account">>;

/** The pages that everybody has who is signed in, staff too. */
export const personNav = (t: Translator): readonly NavItem[] => [
  { href: "/account/profile", segment: "profile", label: t("profile") },
  { href: "/account/security", segment: "security", label: t("security") },
];

/** A customer's pages: the overview, what is owned and paid, then what is set once. */
export const accountNav = (t: Translator): readonly NavItem[] => [
  { href: "/account", segment: null, label: t("overview") },
  { href: "/account/services?productLine=domain", segment: "domains", label: t("domains") },
  { href: "/account/watched", label: t("watched"), inMenusOnly: true },
  { href: "/account/services", segment: "services", label: t("services") },
  { href: "/account/orders", segment: "orders", label: t("orders") },
  { href: "/account/wallet", segment: "wallet", label: t("wallet") },
  { href: "/account/papers", segment: "papers", label: t("papers") },
  { href: "/account/fapiao", segment: "fapiao", label: t("fapiao") },
  { href: "/account/calendar", segment: "calendar", label: t("calendar") },
  { href: "/account/registrants", segment: "registrants", label: t("registrants") },
  { href: "/account/mails", segment: "mails", label: t("mails") },
  { href: "/account/tickets", segment: "tickets", label: t("tickets") },
  { href: "/account/tokens", segment: "tokens", label: t("tokens") },
  ...personNav(t),
];
