/** The part of an address that stands for a value: "[id]", "[...rest]". */
const VALUE = /^\[(\.\.\.)?\w+\]$/;

interface Place {
  name?: string;
  fixed: Map<string, Place>;
  value?: Place;
  /** Everything below it. */
  rest?: string;
}

const place = (): Place => ({ fixed: new Map() });

/**
 * Names the route of a path, so that metrics have a label for each route of the shop and not for each address that somebody asks for.
 * @param routes paths as Next writes them: "/api/v1/orders/[id]"
 * @returns a function that gives the route of a path without query; undefined when there is none
 */
export function routeNames(routes: readonly string[]): (path: string) => string | undefined {
  const root = place();
  for (const route of routes) {
    let at = root;
    for (const part of partsOf(route)) {
      const value = VALUE.exec(part);
      if (value?.[1]) {
        at.rest = route;
        break;
      }
      let next = value ? at.value : at.fixed.get(part);
      if (!next) {
        next = place();
        if (value) at.value = next;
        else at.fixed.set(part, next);
      }
      at = next;
    }
    if (!route.includes("[...")) at.name = route;
  }
  return (path) => find(root, partsOf(path), 0);
}

const partsOf = (path: string) => path.split("/").filter((part) => part !== "");

/** As in Next, a fixed part goes before a value, and both before "[...rest]". */
function find(at: Place, parts: readonly string[], depth: number): string | undefined {
  const part = parts[depth];
  if (part === undefined) return at.name ?? at.rest;
  const fixed = at.fixed.get(part);
  return (fixed && find(fixed, parts, depth + 1)) ?? (at.value && find(at.value, parts, depth + 1)) ?? at.rest;
}
