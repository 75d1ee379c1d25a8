import { contractsIn } from "@/lib/http/openapi";
import * as services from "@/lib/services/contract";
import * as zones from "@/lib/zones/contract";

/** Every contract of the API. contracts.test.ts pairs each with a route, both ways. */
export const contracts = contractsIn(services, zones);
