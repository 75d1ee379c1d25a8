// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/gateways/contract";
import type { ContractCall } from "../call-contract";

export const listGatewaysCall: ContractCall<typeof contract.listGatewaysContract> = {"method":"GET","path":"/api/v1/admin/gateways","answer":{"gateways":[{"account":{"minFen":"fen","maxFen":"fen","testedAt":"at"}}]}};
export const saveGatewayCall: ContractCall<typeof contract.saveGatewayContract> = {"method":"PUT","path":"/api/v1/admin/gateways/{id}","answer":{"account":{"minFen":"fen","maxFen":"fen","testedAt":"at"}}};
export const testGatewayCall: ContractCall<typeof contract.testGatewayContract> = {"method":"POST","path":"/api/v1/admin/gateways/{id}/test","answer":{"account":{"minFen":"fen","maxFen":"fen","testedAt":"at"}}};
