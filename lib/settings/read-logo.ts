import "server-only";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/** The logo's bytes; browsers may cache them, because the address changes with the content. */
export async function readLogo(): Promise<Response> {
  const asset = await db.shopAsset.findUnique({ where: { key: "logo" } });
  if (!asset) throw notFound("logo");
  return new Response(new Uint8Array(asset.content), {
    headers: {
      "content-type": asset.contentType,
      "cache-control": "public, max-age=86400, immutable",
      etag: `"${asset.sha256}"`,
      "content-security-policy": "default-src 'none'",
    },
  });
}
