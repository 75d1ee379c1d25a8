import "server-only";
import { AlipaySdk, type AlipaySdkCommonResult } from "alipay-sdk";
import { shanghaiSecond } from "@/lib/core/time";
import { TooLate, within } from "@/lib/core/within";
import { GatewayError, type GatewayPlace } from "../gateway";
import { type AlipayKeys, readAlipayKeys } from "./keys";

const REAL = "https://openapi.alipay.com/gateway.do";
const TIMEOUT_MS = 10_000;

/** Alipay's answers are unknown outcomes then: it did not come to a decision. */
const UNDECIDED = /^(isp\.|aop\.|ACQ\.SYSTEM_ERROR$|SYSTEM_ERROR$)/;

/** What Alipay answered, in its own names (as the SDK writes them: sub_code is subCode). */
export type AlipayAnswer = AlipaySdkCommonResult;

/** Requests with the keys of one shop, through Alipay's SDK. */
export class AlipayRequests {
  private opened: AlipaySdk | null = null;

  constructor(
    readonly keys: AlipayKeys,
    private readonly place: GatewayPlace,
  ) {}

  /** @throws GatewayError when a key can't be read. */
  get sdk(): AlipaySdk {
    this.opened ??= new AlipaySdk({
      ...readAlipayKeys(this.keys),
      gateway: this.place.twinUrl === null ? REAL : `${this.place.twinUrl}/gateway.do`,
      timeout: TIMEOUT_MS,
    });
    return this.opened;
  }

  /** The address of a page of Alipay's. Nothing is asked over the network. @throws GatewayError when a key can't be read */
  pageAddress(method: string, bizContent: Record<string, string>, returnUrl: string): string {
    const { noticeUrl: notifyUrl } = this.place;
    return this.sdk.pageExecute(method, "GET", { bizContent, returnUrl, notifyUrl, timestamp: timestamp() });
  }

  /** Asks, and verifies the answer's signature. Also an answer that says no is returned. @throws GatewayError */
  async ask(method: string, bizContent: object, { validateSign = true } = {}): Promise<AlipayAnswer> {
    const { sdk } = this;
    try {
      return await within(TIMEOUT_MS, sdk.exec(method, { bizContent, timestamp: timestamp() }, { validateSign }));
    } catch (error) {
      if (error instanceof TooLate) throw new GatewayError("unreachable", `${method}: no answer in time`);
      const text = error instanceof Error ? error.message : "";
      // The SDK's errors contain whole answers: only what broke the connection is kept.
      if (text.startsWith("HttpClient Request error")) {
        throw new GatewayError("unreachable", `${method}: no answer`, { cause: (error as Error).cause });
      }
      const status = /^HTTP 请求错误, status: (\d+)/.exec(text)?.[1];
      if (status) throw new GatewayError("unreadable", `${method}: HTTP ${status}`);
      if (/^Response 格式错误/.test(text)) throw new GatewayError("unreadable", `${method}: not an answer of Alipay's`);
      throw new GatewayError("unreadable", "验签失败，支付宝公钥不对 · the answer's signature doesn't fit 支付宝公钥");
    }
  }
}

/** Alipay wants Shanghai's time; the SDK would take the machine's. */
const timestamp = () => shanghaiSecond(new Date());

export const isOk = ({ code }: AlipayAnswer): boolean => code === "10000";

/** An answer that says no, as an error with Alipay's own words. */
export function alipayRefusal({ code, msg, subCode, subMsg }: AlipayAnswer): GatewayError {
  const isUndecided = code === "20000" || UNDECIDED.test(String(subCode ?? ""));
  const words = [code, subCode ?? "", subMsg ?? msg].filter(Boolean).join(" ");
  return new GatewayError(isUndecided ? "unreadable" : "refused", words.slice(0, 300));
}
