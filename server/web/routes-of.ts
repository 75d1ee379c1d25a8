import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { log } from "../../lib/core/log";
import { routeNames } from "../../lib/metrics/route-names";
import { languageOfAddress, pageOfAddress } from "../../messages/addresses";

const builtRoutes = z.record(z.string(), z.string());

/** What is asked for only by its content's hash. */
export const BUILT_FILES = "/_next/…";
/** An address that no route of the shop has: whatever robots try is one label. */
export const NOWHERE = "other";

/** The routes of the build, pages without their language. In development there is no build: every address is one route. */
export function routesOf(dir: string): (path: string) => string {
  let routes: string[] = [];
  try {
    routes = Object.values(
      builtRoutes.parse(JSON.parse(readFileSync(join(dir, "app-path-routes-manifest.json"), "utf8"))),
    );
  } catch (error) {
    log.debug({ err: error }, "the names of routes are not known: there is no build");
  }
  // "/[locale]/[...rest]" and "/api/[...rest]" answer addresses that do not exist.
  const named = routeNames(routes.map((one) => pageOf(one)).filter((one) => !one.endsWith("/[...rest]")));
  return (path) => {
    if (path.startsWith("/_next/")) return BUILT_FILES;
    return named(languageOfAddress(path) ? pageOfAddress(path) : path) ?? NOWHERE;
  };
}

const pageOf = (route: string) => route.replace(/^\/\[locale\]/, "") || "/";
