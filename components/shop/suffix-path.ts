/** The address of a suffix's page. @param ascii with or without its dot: ".com.cn", "xn--fiqs8s" */
export function suffixPath(ascii: string): string {
  return `/domains/${ascii.replace(/^\./, "")}`;
}
