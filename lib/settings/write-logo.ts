import "server-only";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { forgetLogo } from "./read-brand";

const HEIGHT_PX = 96;

const MAX_WIDTH_PX = 640;

/**
 * Replaces the logo, or removes it. The picture is re-encoded as PNG, so that only its pixels are kept.
 * @throws AppError input.invalid under imageBase64 when it is no picture.
 */
export async function writeLogo(
  actor: StaffActor,
  { imageBase64 }: { imageBase64: string | null },
): Promise<{ logoUrl: string | null }> {
  if (actor.role !== "admin") throw forbidden();
  const content = imageBase64 === null ? null : await encode(imageBase64);
  const sha256 = content ? createHash("sha256").update(content).digest("hex") : null;
  await db.$transaction(async (tx) => {
    const before = await tx.shopAsset.findUnique({ where: { key: "logo" }, select: { sha256: true } });
    if (content && sha256) {
      const data = { contentType: "image/png", content, sha256, updatedAt: new Date() };
      await tx.shopAsset.upsert({ where: { key: "logo" }, create: { key: "logo", ...data }, update: data });
    } else {
      await tx.shopAsset.deleteMany({ where: { key: "logo" } });
    }
    await recordEvent(tx, actor, {
      action: "settings.write-logo",
      subject: { kind: "setting", id: "logo" },
      before: { sha256: before?.sha256 ?? null },
      after: { sha256 },
    });
  });
  forgetLogo();
  return { logoUrl: sha256 ? `/api/v1/brand/logo?v=${sha256.slice(0, 12)}` : null };
}

async function encode(imageBase64: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const png = await sharp(Buffer.from(imageBase64, "base64"), { limitInputPixels: 16_000_000 })
      .rotate()
      .resize({ width: MAX_WIDTH_PX, height: HEIGHT_PX, fit: "inside", withoutEnlargement: true })
      .png()
      .toBuffer();
    return new Uint8Array(png);
  } catch (cause) {
    throw new AppError("input.invalid", 422, { fields: { imageBase64: { code: "settings.not_a_picture" } }, cause });
  }
}
