// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/imports/contract";
import type { ContractCall } from "../call-contract";

export const listShopImportsCall: ContractCall<typeof contract.listShopImportsContract> = {"method":"GET","path":"/api/v1/admin/shop-imports","answer":{"rows":[{"startedAt":"at","endedAt":"at"}]}};
export const readShopImportCall: ContractCall<typeof contract.readShopImportContract> = {"method":"GET","path":"/api/v1/admin/shop-imports/{id}","answer":{"startedAt":"at","endedAt":"at","report":{"money":{"creditFen":"fen","debtFen":"fen","hereFen":"fen","skippedFen":"fen"}}}};
