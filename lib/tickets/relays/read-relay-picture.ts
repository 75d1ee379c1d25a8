import "server-only";
import sharp from "sharp";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { openFile } from "../seal-file";
import { attachmentOfToken } from "./picture-address";

const MAX_SIDE = 2600;
const MAX_PIXELS = 80_000_000;

/** A picture of a question as a JPG without metadata, for the upstream, which takes no other kind. */
export async function readRelayPicture(_actor: Actor, { token }: { token: string }): Promise<Response> {
  const id = attachmentOfToken(token, new Date());
  const row = id ? await db.ticketAttachment.findUnique({ where: { id } }) : null;
  const asked = row
    ? await db.ticketRelay.count({ where: { ticketId: row.ticketId, attachmentIds: { has: row.id } } })
    : 0;
  if (!row || asked === 0) throw notFound("picture");
  const jpg = await jpgOf(openFile(row));
  if (!jpg) throw notFound("picture");
  return new Response(new Uint8Array(jpg), {
    headers: {
      "content-type": "image/jpeg",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
      "cache-control": "private, no-store",
    },
  });
}

/** Null for a picture whose head is right and whose rest can't be decoded. */
async function jpgOf(bytes: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .flatten({ background: "#ffffff" })
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toBuffer();
  } catch (error) {
    log.warn({ err: error }, "a picture of a question can't be decoded");
    return null;
  }
}
