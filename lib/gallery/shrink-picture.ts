import "server-only";
import sharp from "sharp";
import type { PictureSize } from "./contract";
import { PictureRefused } from "./fetch-picture";

/** A screenshot of a whole page is long; a picture that unpacks to more than this is an attack. */
const MOST_PIXELS = 60_000_000;
const FORMATS = new Set(["jpeg", "png", "webp", "gif"]);
const SMALL = { width: 480, height: 360 };
const LARGE = { width: 1_200, height: 6_000 };

/**
 * A picture as our pages show it: WebP without metadata. small: its upper part, 4 by 3; large: all of it.
 * @throws PictureRefused when the bytes are no picture of a known kind, whatever its type said
 */
export async function shrinkPicture(bytes: Buffer, size: PictureSize): Promise<Buffer> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 });
    const { format } = await picture.metadata();
    if (!FORMATS.has(format)) throw new PictureRefused(`format ${format}`);
    const smaller =
      size === "small"
        ? picture.resize({ ...SMALL, fit: "cover", position: "top" })
        : picture.resize({ ...LARGE, fit: "inside", withoutEnlargement: true });
    return await smaller.webp({ quality: 78 }).toBuffer();
  } catch (error) {
    if (error instanceof PictureRefused) throw error;
    throw new PictureRefused(error instanceof Error ? error.message : "unreadable");
  }
}
