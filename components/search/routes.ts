import type { searchContract, searchOneContract, whoisContract } from "@/lib/search/contract";
import type { RouteOf } from "../call-contract";

/** What the search page calls, without the contracts' schemas (see CallTarget); routes.test.ts holds them together. */
export const searchRoute: RouteOf<typeof searchContract> = { method: "GET", path: "/api/v1/search" };
export const searchOneRoute: RouteOf<typeof searchOneContract> = { method: "GET", path: "/api/v1/search/one" };
export const whoisRoute: RouteOf<typeof whoisContract> = { method: "GET", path: "/api/v1/whois" };
