import { contractsIn } from "@/lib/http/openapi";
import * as offers from "@/lib/offers/contract";
import * as priceRules from "@/lib/pricing/rule-contract";
import * as suffixes from "@/lib/pricing/suffix-contract";
import * as registrants from "@/lib/registrants/contract";
import * as services from "@/lib/services/contract";
import * as zones from "@/lib/zones/contract";

/** Every contract of the API. contracts.test.ts pairs each with a route, both ways. */
export const contracts = contractsIn(offers, priceRules, services, suffixes, zones, registrants);
