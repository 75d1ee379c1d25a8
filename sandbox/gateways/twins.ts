import { alipayTwin } from "./alipay/twin";
import { stripeTwin } from "./stripe/stripe-twin";
import type { GatewayTwin } from "./twin";
import { wechatTwin } from "./wechat/wechat-twin";

export const twins: readonly GatewayTwin[] = [alipayTwin, wechatTwin, stripeTwin];
