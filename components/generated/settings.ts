// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/settings/contract";
import type { ContractCall } from "../call-contract";

export const readBrandCall: ContractCall<typeof contract.readBrandContract> = {"method":"GET","path":"/api/v1/brand"};
export const readLogoCall: ContractCall<typeof contract.readLogoContract> = {"method":"GET","path":"/api/v1/brand/logo"};
export const readSettingCall: ContractCall<typeof contract.readSettingContract> = {"method":"GET","path":"/api/v1/admin/settings/{key}"};
export const writeLogoCall: ContractCall<typeof contract.writeLogoContract> = {"method":"PUT","path":"/api/v1/admin/settings/logo"};
export const writeSettingCall: ContractCall<typeof contract.writeSettingContract> = {"method":"PUT","path":"/api/v1/admin/settings/{key}"};
