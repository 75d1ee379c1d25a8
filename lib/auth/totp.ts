import "server-only";
import { Secret, TOTP } from "otpauth";
import QRCode from "qrcode";
import { isLost, openText, seal } from "@/lib/core/secret";
import type { Db, Tx } from "@/lib/db/client";
import { env } from "@/lib/env";

const STEP_MS = 30_000;
const SHAPE = { algorithm: "SHA1", digits: 6, period: 30 } as const;

function place(userId: string) {
  return { table: "users", row: userId, column: "totp_secret_enc" };
}

export interface TotpOffer {
  /** Base32, for typing where no camera is at hand. */
  secret: string;
  uri: string;
  /** The QR code as an SVG document. */
  qrSvg: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/** A new secret for a person's authenticator. It counts only after a code of it was entered. */
export async function offerTotp(user: { id: string; email: string }, issuer: string): Promise<TotpOffer> {
  const secret = new Secret({ size: 20 });
  const uri = new TOTP({ ...SHAPE, secret, issuer, label: user.email }).toString();
  const qrSvg = await QRCode.toString(uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return { secret: secret.base32, uri, qrSvg, sealed: seal(env().keyRing, secret.base32, place(user.id)) };
}

/** The step of 30 seconds that a code belongs to: the present one, the one before or the one after. Null when it fits none of them. */
export function totpStep(base32: string, code: string, now: Date): bigint | null {
  // The library's comparison throws on a code of other than six bytes, such as one with non-ASCII digits.
  if (!/^\d{6}$/.test(code)) return null;
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(base32) });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : BigInt(Math.floor(now.getTime() / STEP_MS) + delta);
}

/** Whether nobody can check codes any more: the key that the secret was sealed with is gone. Recovery codes still work. */
export const isTotpLost = ({ totpSecretEnc }: { totpSecretEnc: Uint8Array | null }): boolean =>
  totpSecretEnc !== null && isLost(env().keyRing, totpSecretEnc);

/** Accepts a code at most once, however many requests try it at the same time: afterwards neither its step nor an earlier one is accepted. */
export async function takeTotp(
  tx: Db | Tx,
  user: { id: string; totpSecretEnc: Uint8Array | null },
  code: string,
  now: Date,
): Promise<boolean> {
  if (!user.totpSecretEnc) return false;
  const step = totpStep(openText(env().keyRing, user.totpSecretEnc, place(user.id)), code, now);
  if (step === null) return false;
  const taken = await tx.user.updateMany({
    where: { id: user.id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return taken.count === 1;
}
