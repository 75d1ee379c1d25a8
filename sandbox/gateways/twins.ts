import { alipayTwin } from "./alipay/twin";
import { stripeTwin } from "./stripe/stripe-twin";
import type { GatewayTwin } from "./twin";

export const twins: readonly GatewayTwin[] = [alipayTwin, stripeTwin];
