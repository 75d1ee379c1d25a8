/** By route, as Next writes it: "/api/v1/orders/[id]". Global, because Next loads its own copy of what the web process reads (server/web). */
const shared = globalThis as { kumquatMethods?: Map<string, Set<string>> };

/**
 * Says that a path of the API answers a method, so that a request with another one is told which there are (server/web/name-methods.ts).
 * For the top of a route's module: Next loads it before it answers 405.
 * @param path as a contract has it: "/api/v1/orders/{id}"
 */
export function declareMethod(method: string, path: string): void {
  shared.kumquatMethods ??= new Map();
  const route = path.replace(/\{(\w+)\}/g, "[$1]");
  shared.kumquatMethods.set(route, (shared.kumquatMethods.get(route) ?? new Set()).add(method));
}
