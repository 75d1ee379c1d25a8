import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Picture } from "@/lib/db/generated/client";
import type { CaseKind, PictureSize } from "./contract";
import { fetchPicture } from "./fetch-picture";
import { fetchedAtOfFailure, isFresh } from "./picture-age";
import { shrinkPicture } from "./shrink-picture";
import { keptCases, keptTemplates } from "./site-lists";

/** Fetched and made smaller at the same time by this process; others wait. */
const MOST_AT_ONCE = 3;
/** What is this old and was not asked for again makes room. */
const GONE_MS = 90 * DAY_MS;

/** The screenshot of a template. @throws AppError not_found, also where it can't be fetched */
export async function readTemplatePicture(
  _actor: Actor,
  { id, size }: { id: string; size: PictureSize },
): Promise<Response> {
  const templates = await listOrNone(keptTemplates().then((kept) => kept.templates));
  const found = templates.find((one) => one.id === id);
  // The large picture is sharper also when it is made smaller.
  return await answer(found?.pictureUrl ?? found?.thumbnailUrl ?? null, size);
}

/** The screenshot of a website that others built. @throws as above */
export async function readCasePicture(
  _actor: Actor,
  { kind, key, size }: { kind: CaseKind; key: string; size: PictureSize },
): Promise<Response> {
  const found = (await listOrNone(keptCases(kind))).find((one) => one.key === key);
  return await answer(found?.pictureUrl ?? null, size);
}

/** No rows while the upstream has never answered a list: a picture is missing then, the page says why. */
async function listOrNone<T>(list: Promise<T[]>): Promise<T[]> {
  try {
    return await list;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "offers.line_silent") throw error;
    return [];
  }
}

async function answer(address: string | null, size: PictureSize): Promise<Response> {
  const bytes = address === null ? null : await readPicture(address, size);
  if (!bytes) throw notFound("picture");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/webp",
      "content-length": String(bytes.length),
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=86400",
    },
  });
}

const underWay = new Map<string, Promise<Uint8Array | null>>();

/** The picture from the table, or fetched now; null: it can't be had. Callers at the same time share one fetch. */
async function readPicture(address: string, size: PictureSize): Promise<Uint8Array | null> {
  const key = `${createHash("sha256").update(address).digest("hex")}.${size}`;
  const kept = await db.picture.findUnique({ where: { key } });
  if (kept && isFresh(kept, new Date())) return kept.bytes;
  const current = underWay.get(key);
  const fetched = current ?? fetchAndKeep(kept, key, address, size).finally(() => underWay.delete(key));
  if (!current) underWay.set(key, fetched);
  // An old picture is better than none.
  return (await fetched) ?? kept?.bytes ?? null;
}

async function fetchAndKeep(
  kept: Picture | null,
  key: string,
  address: string,
  size: PictureSize,
): Promise<Uint8Array | null> {
  const bytes = await inTurn(async () => {
    try {
      return new Uint8Array(await shrinkPicture(await fetchPicture(address), size));
    } catch (error) {
      log.warn({ err: error, address }, "a picture could not be fetched");
      return null;
    }
  });
  const fetchedAt = new Date();
  await db.picture.upsert({
    where: { key },
    create: { key, bytes, fetchedAt },
    update: bytes ? { bytes, fetchedAt } : { fetchedAt: fetchedAtOfFailure(kept, fetchedAt) },
  });
  if (bytes) await db.picture.deleteMany({ where: { fetchedAt: { lt: addMs(fetchedAt, -GONE_MS) } } });
  return bytes;
}

let running = 0;
const waiting: (() => void)[] = [];

/** Runs the work when fewer than MOST_AT_ONCE are running. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < MOST_AT_ONCE) running += 1;
  // Whoever ends hands their place over, so that nobody takes it in between.
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
