/**
 * Who is visiting and what is in the cart. Loaded after a prerendered page, once per page load for all components, and again after
 * each change (see announceChange).
 */
export interface Visitor {
  /** False until both answers are there. After that, a request that failed counts as nobody signed in, or as an empty cart. */
  loaded: boolean;
  user: { name: string; email: string; kind: "customer" | "staff" } | null;
  cartCount: number;
  sandbox: boolean;
}

const notLoaded: Visitor = { loaded: false, user: null, cartCount: 0, sandbox: false };
let visitor = notLoaded;
let asked = false;
const listeners = new Set<() => void>();

export const currentVisitor = () => visitor;
export const unknownVisitor = () => notLoaded;

export function subscribeVisitor(listener: () => void) {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    // In a task of its own: what takes over the page is long enough on a phone.
    setTimeout(() => void load());
  }
  return () => listeners.delete(listener);
}

/** Loads the visitor again. Call it after a purchase, a change of the cart, a sign-in or a sign-out. */
export function announceChange() {
  if (asked) void load();
}

/** Counts the loads: of two under way, only the later one has seen both changes, whichever answers last. */
let loads = 0;

async function load() {
  const own = ++loads;
  const [session, cart] = await Promise.all([ask("/api/v1/session"), ask("/api/v1/cart")]);
  if (own !== loads) return;
  visitor = { loaded: true, user: readUser(session.user), sandbox: session.sandbox === true, cartCount: count(cart) };
  for (const listener of listeners) listener();
}

/** A request that fails must not break the page: the header then shows that nobody is signed in. */
async function ask(path: string): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(path, { headers: { accept: "application/json" } });
    if (!response.ok) return {};
    const body: unknown = await response.json();
    return isObject(body) ? body : {};
  } catch {
    return {};
  }
}

function readUser(value: unknown): Visitor["user"] {
  if (!isObject(value)) return null;
  const { name, email, kind } = value;
  if (typeof name !== "string" || typeof email !== "string") return null;
  return { name, email, kind: kind === "staff" ? "staff" : "customer" };
}

function count(cart: Record<string, unknown>): number {
  if (typeof cart.count === "number") return cart.count;
  return Array.isArray(cart.items) ? cart.items.length : 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
