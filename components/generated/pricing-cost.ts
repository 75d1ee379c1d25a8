// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/pricing/cost-contract";
import type { ContractCall } from "../call-contract";

export const addCostCall: ContractCall<typeof contract.addCostContract> = {"method":"POST","path":"/api/v1/admin/catalogue/{productLine}/costs"};
export const listCostsCall: ContractCall<typeof contract.listCostsContract> = {"method":"GET","path":"/api/v1/admin/catalogue/{productLine}/costs","answer":{"rows":[{"current":{"costFen":"fen","validFrom":"at"},"coming":[{"costFen":"fen","validFrom":"at"}],"past":[{"costFen":"fen","validFrom":"at"}],"priceFen":"fen"}]}};
export const removeCostCall: ContractCall<typeof contract.removeCostContract> = {"method":"DELETE","path":"/api/v1/admin/catalogue/{productLine}/costs/{id}"};
