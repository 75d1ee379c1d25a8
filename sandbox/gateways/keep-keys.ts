import type { World } from "../world/world";

/** The keys of a gateway, made when they are first asked for. It must not run inside a transaction of the world. */
export function keepKeys(world: World, gateway: string, make: () => Record<string, string>): Record<string, string> {
  const kept = world.gatewayKeys.get(gateway);
  if (kept) return kept.values;
  const values = make();
  world.transact(() => world.gatewayKeys.put(gateway, { gateway, values }));
  return values;
}
