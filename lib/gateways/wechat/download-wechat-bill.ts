import { createHash } from "node:crypto";
import { z } from "zod";
import { shanghaiDay } from "@/lib/core/time";
import { GatewayError } from "../gateway";
import { type AskWechat, isWechatRefusal } from "./ask-wechat";

const BILL_FILE = "/v3/billdownload/file";

const billAnswer = z.object({ hash_type: z.literal("SHA1"), hash_value: z.string(), download_url: z.url() });

/**
 * The bill of transactions of a day, as text; null: there is none (yet). A day without payments has none; that of yesterday is made until
 * ten in the morning. @throws GatewayError
 */
export async function downloadWechatBill(ask: AskWechat, day: string): Promise<string | null> {
  const params = { bill_date: day, bill_type: "ALL" };
  let answer: z.output<typeof billAnswer>;
  try {
    answer = await ask.json({ method: "get", path: "v3/bill/tradebill", params }, billAnswer);
  } catch (error) {
    if (isWechatRefusal(error, "NO_STATEMENT_EXIST", "STATEMENT_CREATING")) return null;
    // A day that isn't over is a wrong parameter to WeChat.
    const isOver = day < shanghaiDay(new Date());
    if (!isOver && isWechatRefusal(error, "PARAM_ERROR", "INVALID_REQUEST")) return null;
    throw error;
  }
  const file = await ask.file({ method: "get", path: BILL_FILE.slice(1), params: billParams(ask.url, answer) });
  if (createHash("sha1").update(file).digest("hex") !== answer.hash_value.toLowerCase()) {
    throw new GatewayError("unreadable", "the bill is not the one that WeChat announced");
  }
  return file.toString("utf8");
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
