import type { GatewayTwin } from "./twin";

export const twins: readonly GatewayTwin[] = [];
