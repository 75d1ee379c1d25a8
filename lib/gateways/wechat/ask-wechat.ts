import { Readable } from "node:stream";
import { Wechatpay } from "wechatpay-axios-plugin";
import { z } from "zod";
import { GatewayError } from "../gateway";
import { isSignedByWechat } from "./verify-wechat";
import type { WechatKeys } from "./wechat-keys";

const REAL_URL = "https://api.mch.weixin.qq.com/";
const TIMEOUT_MS = 10_000;
const FILE_TIMEOUT_MS = 60_000;
const MOST_BYTES = 200 * 1024 * 1024;
/** Of a refusal. */
const MOST_REFUSAL_BYTES = 64 * 1024;

interface WechatRequest {
  method: "get" | "post";
  /** "v3/pay/transactions/native". */
  path: string;
  params?: Record<string, string>;
  data?: object;
}

/** WeChat answered that it will not do it. */
export class WechatRefusal extends GatewayError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super("refused", message);
  }
}

/** Whether WeChat refused with one of these codes. */
export const isWechatRefusal = (error: unknown, ...codes: string[]): boolean =>
  error instanceof WechatRefusal && codes.includes(error.code);

export interface AskWechat {
  /** Where requests go. */
  url: string;
  /** The verified answer, as `answer` describes it. @throws GatewayError, WechatRefusal */
  json<T>(request: WechatRequest, answer: z.ZodType<T>): Promise<T>;
  /** A file as it arrives; nothing verifies it. @throws GatewayError, WechatRefusal, also while it is read. */
  file(request: WechatRequest): Promise<AsyncIterable<Uint8Array>>;
}

/** The client of WeChat's API: it signs requests and verifies answers, also those that refuse. */
export function askWechat(keys: WechatKeys, twinUrl: string | null): AskWechat {
  const url = twinUrl ? `${twinUrl}/` : REAL_URL;
  const config = {
    ...{ mchid: keys.mchId, serial: keys.serialNo },
    // A key, never a text: the library would open a text that begins with file:// as a file.
    privateKey: keys.privateKey as never,
    certs: { [keys.publicKeyId]: keys.publicKey },
    ...{ baseURL: url, timeout: TIMEOUT_MS, maxRedirects: 0, maxContentLength: MOST_BYTES },
    // Names the key by which WeChat is to sign its answer: a merchant may have several for a while.
    headers: { "Wechatpay-Serial": keys.publicKeyId },
  };
  const { client } = new Wechatpay(config as never) as unknown as { client: Client };
  const send = async (
    { method, path, params, data }: WechatRequest,
    responseType: "text" | "stream",
    signal = AbortSignal.timeout(TIMEOUT_MS),
  ) => {
    try {
      return await client.request(path, method, data, { params, responseType, signal });
    } catch (error) {
      throw await readFailure(keys, error);
    }
  };
  return {
    url,
    json: async (request, answer) => {
      const { data, status } = await send(request, "text");
      const parsed = answer.safeParse(status === 204 ? null : parseJson(data));
      if (!parsed.success) throw new GatewayError("unreadable", `${request.path}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    },
    file: async (request) => {
      const { data } = await send(request, "stream", AbortSignal.timeout(FILE_TIMEOUT_MS));
      return received(data as Readable);
    },
  };
}

async function* received(file: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } catch (error) {
    const { message } = failure.parse(error);
    throw new GatewayError("unreachable", message);
  }
}

interface Client {
  request(
    path: string,
    method: string,
    data: object | undefined,
    config: object,
  ): Promise<{ data: unknown; status: number }>;
}

/** What the library throws: axios's error. It holds the request with its signature, so nothing of it but these is passed on. */
const failure = z.object({
  code: z.string().optional(),
  message: z.string(),
  response: z.object({ status: z.number(), data: z.unknown(), headers: z.unknown() }).optional(),
});
const refusal = z.object({ code: z.string().max(64), message: z.string().max(400) });

async function readFailure(keys: WechatKeys, error: unknown): Promise<GatewayError> {
  const read = failure.safeParse(error);
  if (!read.success) throw error;
  const { code = "", message, response } = read.data;
  // The library's words: no signature, one that is wrong, or by an unknown key.
  if (code.startsWith("EV3_")) return unsigned(code);
  if (!response) return new GatewayError("unreachable", code === "ERR_CANCELED" ? "timeout" : message || code);
  const text = response.data instanceof Readable ? await textOf(response.data) : String(response.data ?? "");
  const header = (name: string) => headerOf(response.headers, name);
  // The library verifies answers of success alone. WeChat signs the others too, unless it could not tell whose request it was.
  if (header("Wechatpay-Signature") !== null && !isSignedByWechat(keys, header, text, new Date())) {
    return unsigned(`HTTP ${response.status}`);
  }
  const said = refusal.safeParse(parseJson(text));
  const words = said.success ? `${said.data.code} ${said.data.message}` : `HTTP ${response.status}`;
  if (response.status >= 500 || response.status === 429) return new GatewayError("unreachable", words);
  return said.success ? new WechatRefusal(said.data.code, words) : new GatewayError("unreadable", words);
}

const unsigned = (detail: string) =>
  new GatewayError("unreadable", `微信支付应答的签名不对，请核对微信支付公钥和公钥ID（${detail}）`);

/** What is said in place of a file; nothing when it ends in the middle. */
async function textOf(stream: Readable): Promise<string> {
  let text = "";
  try {
    for await (const part of stream.setEncoding("utf8")) {
      text += part;
      if (text.length > MOST_REFUSAL_BYTES) break;
    }
  } catch {
    return "";
  }
  return text;
}

function headerOf(headers: unknown, name: string): string | null {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return typeof found?.[1] === "string" ? found[1] : null;
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
