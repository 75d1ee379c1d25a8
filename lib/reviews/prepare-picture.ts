import "server-only";
import sharp, { type Sharp } from "sharp";
import { AppError } from "@/lib/core/errors";

/** What DomainAudit takes: JPG of 55 KB to 1 MB (manual: 十一, 1); the margin suits both meanings of KB. */
const LEAST_BYTES = 57_000;
const MOST_BYTES = 990_000;
/** A reviewer can't read a picture that is smaller than this. */
export const MIN_LONG_SIDE = 600;
export const MIN_SHORT_SIDE = 380;
const MAX_SIDE = 2600;
const MAX_PIXELS = 80_000_000;

export interface PreparedPicture {
  jpg: Buffer;
  /** Small and blurred: enough to recognise which picture it is, too little to read. */
  preview: Buffer;
  width: number;
  height: number;
}

/**
 * Turns a customer's photo into a picture that the upstream accepts: upright, without metadata (place, camera,
 * thumbnail), of the right size.
 * @throws AppError registrants.picture.unreadable, registrants.picture.too_small.
 */
export async function preparePicture(original: Buffer): Promise<PreparedPicture> {
  const upright = await readUpright(original);
  const { width, height } = upright;
  if (Math.max(width, height) < MIN_LONG_SIDE || Math.min(width, height) < MIN_SHORT_SIDE) {
    throw new AppError("registrants.picture.too_small", 422, {
      params: { width, height, min: MIN_LONG_SIDE, minShort: MIN_SHORT_SIDE },
    });
  }
  const jpg = await fitBytes(upright.pixels, Math.max(width, height));
  const { width: w = width, height: h = height } = await sharp(jpg).metadata();
  const preview = await sharp(jpg).resize({ width: 360, height: 360, fit: "inside" }).blur(7).jpeg({ quality: 60 });
  return { jpg, preview: await preview.toBuffer(), width: w, height: h };
}

interface Upright {
  /** Makes a new reader of the decoded pixels. */
  pixels: () => Sharp;
  width: number;
  height: number;
}

async function readUpright(original: Buffer): Promise<Upright> {
  try {
    const image = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: "error", animated: false });
    const { format } = await image.metadata();
    if (format === "svg" || format === "pdf") throw new Error(`${format} is no photo`);
    const { data, info } = await image
      .autoOrient()
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { pixels: () => sharp(data, { raw: { width, height, channels } }), width, height };
  } catch (cause) {
    // Every decoding error gets the same answer: the picture can't be read.
    throw new AppError("registrants.picture.unreadable", 422, { cause });
  }
}

async function fitBytes(pixels: Upright["pixels"], longSide: number): Promise<Buffer> {
  const encode = (side: number, quality: number): Promise<Buffer> => {
    const image: Sharp = side === longSide ? pixels() : pixels().resize({ width: side, height: side, fit: "inside" });
    return image.jpeg({ quality, chromaSubsampling: quality > 90 ? "4:4:4" : "4:2:0" }).toBuffer();
  };
  let best = await encode(longSide, 88);
  for (const [scale, quality] of [
    [1, 75],
    [0.8, 75],
    [0.65, 70],
    [0.5, 65],
    [0.35, 60],
  ] as const) {
    if (best.length <= MOST_BYTES) break;
    best = await encode(Math.round(longSide * scale), quality);
  }
  for (const [scale, quality] of [
    [1, 97],
    [1, 100],
    [1.5, 100],
  ] as const) {
    if (best.length >= LEAST_BYTES) break;
    best = await encode(Math.round(longSide * scale), quality);
  }
  return best.length >= LEAST_BYTES ? best : padded(best);
}

/** A very plain picture is below the least size at any quality: comment segments after the start fill it up. */
function padded(jpg: Buffer): Buffer {
  const segments: Buffer[] = [];
  for (let missing = LEAST_BYTES - jpg.length; missing > 0; ) {
    const length = Math.min(65_000, Math.max(missing, 4));
    const segment = Buffer.alloc(length, 0x20);
    segment.writeUInt16BE(0xfffe, 0);
    segment.writeUInt16BE(length - 2, 2);
    segments.push(segment);
    missing -= length;
  }
  return Buffer.concat([jpg.subarray(0, 2), ...segments, jpg.subarray(2)]);
}
