import { readdirSync } from "node:fs";

export type Visitor = "visitor" | "customer" | "staff";

/** The routes that app/ has a page for, as its folders name them: /account/orders/[id]. */
export const routes: readonly string[] = readdirSync("app/[locale]", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /(^|\/)page\.tsx$/.test(path))
  .map((path) => `/${path.replace(/\(\w+\)\/|\/?page\.tsx$/g, "")}`)
  .sort();

export const isDynamic = (route: string) => route.includes("[");

/** Who a route's page is for. */
export function visitorOf(route: string): Visitor {
  if (/^\/admin(\/|$)/.test(route)) return "staff";
  return /^\/(account(\/|$)|checkout$)/.test(route) ? "customer" : "visitor";
}
