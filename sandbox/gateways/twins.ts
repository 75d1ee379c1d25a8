import { stripeTwin } from "./stripe/stripe-twin";
import type { GatewayTwin } from "./twin";

export const twins: readonly GatewayTwin[] = [stripeTwin];
