import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { shanghaiDay } from "@/lib/core/time";
import { type BillRow, GatewayError } from "../gateway";
import { type AskWechat, isWechatRefusal } from "./ask-wechat";
import { readWechatRows } from "./read-wechat-bill";

const BILL_FILE = "/v3/billdownload/file";

const billAnswer = z.object({ hash_type: z.literal("SHA1"), hash_value: z.string(), download_url: z.url() });

/**
 * The rows of the bill of transactions of a day; none: there is none (yet). A day without payments has none; that of yesterday is made
 * until ten in the morning. The file itself is not signed: it is kept on the disk, never in memory, until it is found to be the one that
 * WeChat's signed answer announced. @throws GatewayError
 */
export async function* downloadWechatBill(ask: AskWechat, day: string): AsyncGenerator<BillRow> {
  const announced = await askForBill(ask, day);
  if (announced === null) return;
  const folder = await mkdtemp(join(tmpdir(), "wechat-bill-"));
  try {
    const path = join(folder, "bill.csv");
    const file = await ask.file({ method: "get", path: BILL_FILE.slice(1), params: billParams(ask.url, announced) });
    const hash = createHash("sha1");
    await pipeline(hashed(file, hash), createWriteStream(path, { mode: 0o600 }));
    if (hash.digest("hex") !== announced.hash_value.toLowerCase()) {
      throw new GatewayError("unreadable", "the bill is not the one that WeChat announced");
    }
    yield* readWechatRows(createReadStream(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function askForBill(ask: AskWechat, day: string): Promise<z.output<typeof billAnswer> | null> {
  const params = { bill_date: day, bill_type: "ALL" };
  try {
    return await ask.json({ method: "get", path: "v3/bill/tradebill", params }, billAnswer);
  } catch (error) {
    if (isWechatRefusal(error, "NO_STATEMENT_EXIST", "STATEMENT_CREATING")) return null;
    // A day that isn't over is a wrong parameter to WeChat.
    const isOver = day < shanghaiDay(new Date());
    if (!isOver && isWechatRefusal(error, "PARAM_ERROR", "INVALID_REQUEST")) return null;
    throw error;
  }
}

async function* hashed(parts: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    hash.update(part);
    yield part;
  }
}

/** The file is asked for where all requests go; of the address that WeChat names, only what it asks for is used. */
function billParams(base: string, { download_url }: z.output<typeof billAnswer>): Record<string, string> {
  const own = new URL(base);
  const url = new URL(download_url);
  const hosts = [own.host, ...(own.host === "api.mch.weixin.qq.com" ? ["api2.mch.weixin.qq.com"] : [])];
  const isOurs = url.protocol === own.protocol && hosts.includes(url.host);
  if (!isOurs || url.pathname !== `${own.pathname.replace(/\/$/, "")}${BILL_FILE}`) {
    throw new GatewayError("unreadable", "the bill's address is not WeChat's");
  }
  return Object.fromEntries(url.searchParams);
}
