/** The target of a request: a path on this site, or why there is none. */
export type Target = { path: string } | { status: 400 | 405 | 421; code: "input.address" | "input.method" };

/** What the shop answers at all. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const answered: ReadonlySet<string | undefined> = new Set(METHODS);

/**
 * Checks the request line before Next, which answers 500 to a path that can't be decoded. A whole address ("GET http://shop/x", as
 * to a proxy) is reduced to its path when its host is this site's (APP_URL or this machine), and refused otherwise: Next would redirect
 * to that host.
 */
export function readTarget(method: string | undefined, url: string, appUrl: string | undefined): Target {
  if (!answered.has(method)) return { status: 405, code: "input.method" };
  if (url.startsWith("/")) return isText(url) ? { path: url } : { status: 400, code: "input.address" };
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return { status: 400, code: "input.address" };
  const { host, hostname, pathname, search, username } = new URL(url);
  const own = appUrl !== undefined && URL.canParse(appUrl) && new URL(appUrl).host === host;
  if (username !== "" || !(own || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))) {
    return { status: 421, code: "input.address" };
  }
  return isText(pathname) ? { path: `${pathname}${search}` } : { status: 400, code: "input.address" };
}

/** Whether a path can be decoded and contains no NUL, which neither file names nor PostgreSQL's text allow. */
function isText(url: string): boolean {
  const [path = ""] = url.split(/[?#]/, 1);
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
