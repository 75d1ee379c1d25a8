import { randomBytes, verify } from "node:crypto";
import type { World } from "../../world/world";
import { findPayment, pay } from "../payments";
import { sendNotice } from "../send-notice";
import type { TwinAnswer, TwinRequest } from "../twin";
import { wechatPaymentNotice } from "./notices";
import { OPENID } from "./shown";
import { shopKey, type WechatTwinKeys } from "./twin-keys";

/** Codes that were given and not used. */
const codes = new WeakMap<World, Set<string>>();

function codesOf(world: World): Set<string> {
  const kept = codes.get(world) ?? new Set();
  codes.set(world, kept);
  return kept;
}

const said = (value: object): TwinAnswer => ({
  status: 200,
  // As the real one does.
  headers: { "content-type": "text/plain" },
  body: JSON.stringify(value),
});

/** 网页授权 of the service account, and what WeChat's browser does when a page opens a payment. Null: another path. */
export function answerOfficialAccount(
  world: World,
  keys: WechatTwinKeys,
  { method, path, query, body }: TwinRequest,
): TwinAnswer | null {
  if (path === "/connect/oauth2/authorize" && method === "GET") return authorize(world, keys, query);
  if (path === "/sns/oauth2/access_token" && method === "GET") return exchange(world, keys, query);
  if (path === "/bridge" && method === "POST") return openBridge(world, keys, body);
  return null;
}

function authorize(world: World, { appId }: WechatTwinKeys, query: URLSearchParams): TwinAnswer {
  const order = [...query.keys()].join();
  const isRight =
    order === "appid,redirect_uri,response_type,scope,state" &&
    query.get("appid") === appId &&
    query.get("response_type") === "code" &&
    query.get("scope") === "snsapi_base";
  const back = URL.parse(query.get("redirect_uri") ?? "");
  if (!isRight || !back) return { status: 400, body: "redirect_uri 参数错误" };
  const code = randomBytes(16).toString("hex");
  codesOf(world).add(code);
  back.searchParams.set("code", code);
  back.searchParams.set("state", query.get("state") ?? "");
  return { status: 302, headers: { location: back.toString() }, body: "" };
}

function exchange(world: World, { appId, appSecret }: WechatTwinKeys, query: URLSearchParams): TwinAnswer {
  if (query.get("appid") !== appId) return said({ errcode: 40013, errmsg: "invalid appid" });
  if (query.get("secret") !== appSecret) return said({ errcode: 40125, errmsg: "invalid appsecret" });
  if (!codesOf(world).delete(query.get("code") ?? "")) return said({ errcode: 40029, errmsg: "invalid code" });
  return said({
    ...{ access_token: "twin", expires_in: 7200, refresh_token: "twin", openid: OPENID, scope: "snsapi_base" },
  });
}

/** A page's getBrandWCPayRequest: the signature must be the shop's, and the payment one that can be paid. */
function openBridge(world: World, keys: WechatTwinKeys, body: string): TwinAnswer {
  const {
    appId,
    timeStamp,
    nonceStr,
    package: prepaid,
    signType,
    paySign,
  } = JSON.parse(body) as Record<string, string>;
  const text = [appId, timeStamp, nonceStr, prepaid, ""].join("\n");
  const isRight =
    appId === keys.appId &&
    signType === "RSA" &&
    verify("sha256", Buffer.from(text), shopKey(keys), Buffer.from(paySign ?? "", "base64"));
  const payment = findPayment(world, "wechat", (prepaid ?? "").replace(/^prepay_id=wx/, ""));
  const paid = isRight && payment ? pay(world, payment) : null;
  if (paid && world.settings.gatewayNotices === "send") {
    void sendNotice(wechatPaymentNotice(world, paid, { forged: false }));
  }
  return said({ err_msg: `get_brand_wcpay_request:${paid ? "ok" : "fail"}` });
}
