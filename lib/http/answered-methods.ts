/**
 * The methods that each address of the API answers, of the routes that were loaded. Global, because Next loads its own copy of this module:
 * the web process reads it for the Allow header of a 405 (server/web/add-allow.ts), when Next has just loaded the route.
 */
const shared = globalThis as { kumquatMethods?: Map<string, Set<string>> };

/** @param path as contracts write it ("/api/v1/orders/{id}"), or as Next does ("/api/auth/[...nextauth]") */
export function noteMethod(method: string, path: string): void {
  shared.kumquatMethods ??= new Map();
  const route = path.replace(/\{(\w+)\}/g, "[$1]");
  const methods = shared.kumquatMethods.get(route) ?? new Set();
  shared.kumquatMethods.set(route, methods.add(method));
}

export const answeredMethods = (): ReadonlyMap<string, ReadonlySet<string>> => shared.kumquatMethods ?? new Map();
