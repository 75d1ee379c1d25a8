import "server-only";
import { db } from "@/lib/db/client";
import { forgetLogo } from "./read-brand";
import { forgetSettings } from "./read-setting";

let seen: string | undefined;

/**
 * Whether settings or the logo changed since this process asked last; the first time always. What the process remembers of them is
 * forgotten then, so that what is read next is new.
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
