/** What a request asks for: a path on this site, or why there is none. */
export type Target = { path: string } | { status: 400 | 405 | 421; code: "input.address" | "input.method" };

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Reads the request line before Next does, which answers 500 to a path that can't be decoded. A whole address ("GET http://shop/x", as
 * to a proxy) is taken for its path when it names this site, by APP_URL or as this machine, and refused otherwise: Next would redirect
 * to the site that it names.
 */
export function readTarget(method: string | undefined, url: string, appUrl: string | undefined): Target {
  if (!METHODS.has(method ?? "")) return { status: 405, code: "input.method" };
  if (url.startsWith("/")) return isText(url) ? { path: url } : { status: 400, code: "input.address" };
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return { status: 400, code: "input.address" };
  const { host, hostname, pathname, search, username } = new URL(url);
  const own = appUrl !== undefined && URL.canParse(appUrl) && new URL(appUrl).host === host;
  if (username !== "" || !(own || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))) {
    return { status: 421, code: "input.address" };
  }
  return isText(pathname) ? { path: `${pathname}${search}` } : { status: 400, code: "input.address" };
}

/** Whether a path can be decoded and holds no NUL, which neither a file name nor PostgreSQL's text can hold. */
function isText(url: string): boolean {
  const [path = ""] = url.split(/[?#]/, 1);
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
