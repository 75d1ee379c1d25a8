import "server-only";
import { db } from "@/lib/db/client";
import { forgetLogo } from "./read-brand";
import { forgetSettings } from "./read-setting";

let seen: string | undefined;

/**
 * Whether settings or the logo changed since this process's last call; true at the first call. If so, discards what the process
 * remembers of them, so that the next read is new.
 */
export async function noticeSettings(): Promise<boolean> {
  const [settings, assets] = await Promise.all([
    db.setting.findMany({ select: { key: true, updatedAt: true }, orderBy: { key: "asc" } }),
    db.shopAsset.findMany({ select: { key: true, sha256: true }, orderBy: { key: "asc" } }),
  ]);
  const now = JSON.stringify([settings, assets]);
  if (now === seen) return false;
  seen = now;
  forgetSettings();
  forgetLogo();
  return true;
}
