import { createDecipheriv } from "node:crypto";
import { z } from "zod";

const TAG_BYTES = 16;

/** What WeChat encrypts with the merchant's APIv3 key. */
export const encrypted = z.object({
  algorithm: z.literal("AEAD_AES_256_GCM"),
  ciphertext: z.base64(),
  nonce: z.string().length(12),
  associated_data: z.string().optional(),
});

/** Null: it was encrypted with another key, or changed on its way. */
export function decryptFromWechat(
  key: string,
  { ciphertext, nonce, associated_data = "" }: z.output<typeof encrypted>,
): string | null {
  const bytes = Buffer.from(ciphertext, "base64");
  if (bytes.length < TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES)).setAAD(Buffer.from(associated_data));
  const start = decipher.update(bytes.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([start, decipher.final()]).toString("utf8");
  } catch {
    // The tag does not fit: that is the only way in which this fails.
    return null;
  }
}
