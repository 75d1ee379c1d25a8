import "server-only";
import { requestPublic } from "@/lib/core/request-public";
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

async function readBody({ url, publicOnly }: Source): Promise<Buffer> {
  const response = await requestPublic(url, {
    headers: { accept: "image/webp,image/jpeg,image/png,image/gif" },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    trusted: !publicOnly,
  });
  try {
    if (response.statusCode !== 200) throw new PictureRefused(`status ${response.statusCode}`);
    if (!TYPES.test(response.headers["content-type"] ?? "")) throw new PictureRefused("type");
    if (Number(response.headers["content-length"] ?? 0) > MOST_BYTES) throw new PictureRefused("size");
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new PictureRefused("size");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    response.destroy();
  }
}
