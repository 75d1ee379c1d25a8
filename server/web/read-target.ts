import { readdirSync } from "node:fs";

/** The target of a request: a path on this site, or why there is none; `allow`: what is answered there. */
export type Target =
  | { path: string }
  | { status: 400 | 421; code: "input.address" }
  | { status: 405; code: "input.method"; allow: readonly string[] };

/** What the shop answers at all. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const answered: ReadonlySet<string | undefined> = new Set(METHODS);
/** What files are asked for with. */
const READING = ["GET", "HEAD"] as const;

/** Whether a path without query is that of a file: in `public`, or of the build. */
export function filesOf(dir = "public"): (path: string) => boolean {
  const files = new Set(readdirSync(dir).map((name) => `/${name}`));
  return (path) => files.has(path) || path.startsWith("/_next/static/");
}

/**
 * Checks the request line before Next, which answers 500 to a path that can't be decoded. A whole address ("GET http://shop/x", as
 * to a proxy) is reduced to its path when its host is this site's (APP_URL or this machine), and refused otherwise: Next would redirect
 * to that host. A file that is asked for with another method than GET and HEAD is refused as well: Next looks for a page of ours that says
 * so, and answers 500.
 */
export function readTarget(
  method: string | undefined,
  url: string,
  appUrl: string | undefined,
  isFile: (path: string) => boolean = () => false,
): Target {
  if (!answered.has(method)) return { status: 405, code: "input.method", allow: METHODS };
  const target = readAddress(url, appUrl);
  const isReading = method === "GET" || method === "HEAD";
  if ("path" in target && !isReading && isFile(plainPath(target.path)))
    return { status: 405, code: "input.method", allow: READING };
  return target;
}

function readAddress(url: string, appUrl: string | undefined): Target {
  if (url.startsWith("/")) return isText(url) ? { path: url } : { status: 400, code: "input.address" };
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return { status: 400, code: "input.address" };
  const { host, hostname, pathname, search, username } = new URL(url);
  const own = appUrl !== undefined && URL.canParse(appUrl) && new URL(appUrl).host === host;
  if (username !== "" || !(own || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))) {
    return { status: 421, code: "input.address" };
  }
  return isText(pathname) ? { path: `${pathname}${search}` } : { status: 400, code: "input.address" };
}

/** Without the query, and without "." and "..", as Next reads it. */
function plainPath(path: string): string {
  return URL.canParse(path, "http://localhost") ? new URL(path, "http://localhost").pathname : path;
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
