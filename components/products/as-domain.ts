/** What is typed where a domain is asked for: of an address that was copied from a browser, the domain in it. */
export const asDomain = (typed: string): string =>
  typed.trim().replace(/^https?:\/\/([^/?#:@]+)(?::\d*)?(?:[/?#].*)?$/i, "$1");
