// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/reports/setup-contract";
import type { ContractCall } from "../call-contract";

export const openShopCall: ContractCall<typeof contract.openShopContract> = {"method":"POST","path":"/api/v1/admin/setup/open","answer":{"openedAt":"at"}};
export const sendTestMailCall: ContractCall<typeof contract.sendTestMailContract> = {"method":"POST","path":"/api/v1/admin/setup/test-mail"};
