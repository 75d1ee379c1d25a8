"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button/button-link";
import { PageMessage } from "./page-message";

/**
 * The text of the 404 page. It is the same for a page of somebody else, so that nobody learns that it exists. In the back office,
 * where such a page is one of another role, it leads back there; in the account it leads back to its first page. For the browser, because
 * Next hands every page the 404 page of each of its layouts: here that is a reference, otherwise it would be rendered each time.
 */
export function NotFoundText({ within = "shop" }: { within?: keyof typeof HOMES }) {
  const t = useTranslations("shell.notFound");
  const { href, word } = HOMES[within];
  return (
    <PageMessage
      title={t("title")}
      detail={t(within === "admin" ? "staffDetail" : "detail")}
      actions={<ButtonLink href={href}>{t(word)}</ButtonLink>}
    />
  );
}

const HOMES = {
  shop: { href: "/", word: "home" },
  account: { href: "/account", word: "accountHome" },
  admin: { href: "/admin", word: "staffHome" },
} as const;
