import { useLocale } from "next-intl";
import type { ComponentProps } from "react";
import { addressIn } from "@/messages/addresses";
import { Link } from "./link";

/**
 * A link to a page, which may be a public one: its address is the one of this page's language. `href` is the address without language.
 * Links that lead to the account or the back office alone can be a Link.
 */
export function PageLink({ href, ...rest }: ComponentProps<typeof Link> & { href: string }) {
  return <Link {...rest} href={addressIn(useLocale(), href)} />;
}
