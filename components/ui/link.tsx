import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the shop. Nothing is fetched before it is pressed, unless it says `prefetch={null}`: nearly every page is made for each
 * request, so all that Next could fetch beforehand is the names of its parts. For a page that staff opened, that was twelve requests
 * with as much processor time in the web process as the page itself. Addresses of public pages want a PageLink.
 */
export function Link({ prefetch = false, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink {...rest} prefetch={prefetch} />;
}
