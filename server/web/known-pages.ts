import type { IncomingMessage, ServerResponse } from "node:http";
import { toAsciiName } from "../../lib/dns/idn";
import { pageOfAddress } from "../../messages/addresses";
import { hasValue, NO_PAGE } from "../../messages/unknown-page";

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

  /**
   * Turns a visit of a page that does not exist into one of the page for unknown addresses, `[...rest]`, which is never kept. A page whose
   * name is spelt in Chinese (/domains/中国) is redirected to its one address.
   * @returns whether the request is answered.
   */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    const { url = "/" } = request;
    const [path = "/"] = url.split("?", 1);
    if (!this.paths || this.paths.has(path) || !hasValue(pageOfAddress(readAs(path)))) return false;
    const query = url.slice(path.length);
    const ascii = inAscii(path);
    if (this.paths.has(ascii)) {
      response.writeHead(308, { location: `${ascii}${query}` }).end();
      return true;
    }
    request.url = `${path}${NO_PAGE}${query}`;
    return false;
  }
}

/** The path in the plainest spelling: Next may take "/%64omains/x" and "/a/../domains/x" for "/domains/x". */
function readAs(path: string): string {
  return decodeURIComponent(new URL(`http://shop${path}`).pathname).replace(/\/{2,}/g, "/");
}

/** The path with its last part in ASCII, as domain names are. */
function inAscii(path: string): string {
  const at = path.lastIndexOf("/") + 1;
  const name = decodeURIComponent(path.slice(at));
  return `${path.slice(0, at)}${toAsciiName(name) ?? name}`;
}
