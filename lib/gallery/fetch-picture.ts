import "server-only";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { publicLookup } from "@/lib/core/public-lookup";
import { env } from "@/lib/env";

const MOST_BYTES = 8 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
const TYPES = /^image\/(jpeg|png|webp|gif)\b/i;

/** Why a picture was not fetched. For the log alone. */
export class PictureRefused extends Error {
  constructor(readonly why: string) {
    super(`picture refused: ${why}`);
    this.name = "PictureRefused";
  }
}

/** Where a picture is fetched, and whether its host must have public addresses. */
interface Source {
  url: URL;
  publicOnly: boolean;
}

/**
 * Fetches a picture that the upstream names. Its host must be one of PICTURE_HOSTS, at the usual port and at public addresses only;
 * redirects are not followed; type and size are checked while it is read. Safe to repeat.
 * @throws PictureRefused for all of these; other errors for a host that does not answer or has an address that is not public
 */
export async function fetchPicture(address: string): Promise<Buffer> {
  return await readBody(sourceOf(address));
}

/** The hosts that pictures come from: "a.example b.example". */
const allowedHosts = (): ReadonlySet<string> =>
  new Set(
    env()
      .PICTURE_HOSTS.split(/\s+/)
      .filter((host) => host !== ""),
  );

/** @throws PictureRefused */
export function sourceOf(address: string): Source {
  if (!URL.canParse(address)) throw new PictureRefused("no address");
  const url = new URL(address);
  const { protocol, hostname, port, username, password } = url;
  if (protocol !== "http:" && protocol !== "https:") throw new PictureRefused("scheme");
  if (port !== "" || username !== "" || password !== "") throw new PictureRefused("port or user");
  if (!allowedHosts().has(hostname)) throw new PictureRefused("host");
  // The sandbox stands in for the picture hosts as well.
  if (!env().sandbox) return { url, publicOnly: true };
  const { origin } = new URL(env().CNDNS_API_URL);
  return { url: new URL(`${origin}/__pictures/${hostname}${url.pathname}`), publicOnly: false };
}

function readBody({ url, publicOnly }: Source): Promise<Buffer> {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const options = {
    headers: { accept: "image/webp,image/jpeg,image/png,image/gif" },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(publicOnly ? { lookup: publicLookup } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      const refuse = (why: string) => {
        request.destroy();
        reject(new PictureRefused(why));
      };
      if (response.statusCode !== 200) return refuse(`status ${response.statusCode}`);
      if (!TYPES.test(response.headers["content-type"] ?? "")) return refuse("type");
      if (Number(response.headers["content-length"] ?? 0) > MOST_BYTES) return refuse("size");
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) return refuse("size");
        chunks.push(chunk);
      });
      response.on("end", () => resolve(Buffer.concat(chunks)));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end();
  });
}
