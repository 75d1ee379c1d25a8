import { z } from "zod";
import { GatewayError } from "../gateway";

/** 网页授权 has servers of its own, and answers that nobody signs. */
const AUTHORIZE_URL = "https://open.weixin.qq.com/connect/oauth2/authorize";
const TOKEN_URL = "https://api.weixin.qq.com/sns/oauth2/access_token";
const TIMEOUT_MS = 10_000;

interface OfficialAccount {
  appId: string;
  appSecret: string;
}

/**
 * Where WeChat's browser learns who pays, without asking the person (snsapi_base), and comes back with a code. The order of the parameters
 * matters. Source: https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 */
export function authorizeUrl(
  { appId }: Pick<OfficialAccount, "appId">,
  { returnUrl, state, twinUrl }: { returnUrl: string; state: string; twinUrl: string | null },
): string {
  const query = new URLSearchParams([
    ["appid", appId],
    ["redirect_uri", returnUrl],
    ["response_type", "code"],
    ["scope", "snsapi_base"],
    ["state", state],
  ]);
  return `${twinUrl ? `${twinUrl}/connect/oauth2/authorize` : AUTHORIZE_URL}?${query}#wechat_redirect`;
}

const answer = z.union([
  z.object({ openid: z.string().min(1).max(128) }),
  z.object({ errcode: z.number(), errmsg: z.string().max(400) }),
]);

/** WeChat's words about a code or a secret that it does not take. */
export class OpenidRefusal extends GatewayError {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super("refused", `${code} ${message}`);
  }
}

/** Whom a code names; each works once. The address holds the secret, so nothing of a failure but its kind is passed on. @throws GatewayError, OpenidRefusal */
export async function askOpenid(
  { appId, appSecret }: OfficialAccount,
  code: string,
  twinUrl: string | null,
): Promise<string> {
  const query = new URLSearchParams({ appid: appId, secret: appSecret, code, grant_type: "authorization_code" });
  const url = `${twinUrl ? `${twinUrl}/sns/oauth2/access_token` : TOKEN_URL}?${query}`;
  let text: string;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "error" });
    text = await response.text();
  } catch {
    throw new GatewayError("unreachable", "api.weixin.qq.com");
  }
  const said = answer.safeParse(orUndefined(text));
  if (!said.success) throw new GatewayError("unreadable", "oauth2/access_token");
  if ("openid" in said.data) return said.data.openid;
  throw new OpenidRefusal(said.data.errcode, said.data.errmsg);
}

function orUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
