import type { IncomingMessage } from "node:http";
import { pageOfAddress } from "../../messages/addresses";

/** Prerendered routes whose last part is a value: /products/[productLine], /domains/[suffix]. */
const WITH_VALUE = /^\/(?:products|domains)\//;

/**
 * Which pages of prerendered routes with a value exist. Next renders such a route for any value and keeps each answer, also a 404, in
 * memory and on disk: anybody could fill both with made-up addresses.
 */
export class KnownPages {
  private paths: ReadonlySet<string> | undefined;

  /** Replaces what is known. Until the first call every address is passed on. */
  learn(paths: readonly string[]): void {
    this.paths = new Set(paths);
  }

  /** Turns a visit of a page that does not exist into one of the page for unknown addresses, `[...rest]`, which is never kept. */
  pass(request: IncomingMessage): void {
    const { url = "/" } = request;
    const [path = "/"] = url.split("?", 1);
    if (!this.paths || !WITH_VALUE.test(pageOfAddress(readAs(path)))) return;
    // The one spelling of encoded letters that the list has: each other would be kept as well.
    const spelt = path.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
    request.url = `${this.paths.has(spelt) ? spelt : `${path}/-`}${url.slice(path.length)}`;
  }
}

/** The path in the plainest spelling: Next may take "/%64omains/x" and "/a/../domains/x" for "/domains/x". */
function readAs(path: string): string {
  return decodeURIComponent(new URL(`http://shop${path}`).pathname).replace(/\/{2,}/g, "/");
}
