import type { searchContract, searchOneContract, whoisContract } from "@/lib/search/contract";
import type { RouteOf } from "../call-contract";

/** The routes of the search page, without the schemas of their contracts (see CallTarget). routes.test.ts compares both. */
export const searchRoute: RouteOf<typeof searchContract> = { method: "GET", path: "/api/v1/search" };
export const searchOneRoute: RouteOf<typeof searchOneContract> = { method: "GET", path: "/api/v1/search/one" };
export const whoisRoute: RouteOf<typeof whoisContract> = { method: "GET", path: "/api/v1/whois" };
