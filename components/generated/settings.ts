// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/settings/contract";
import type { Call } from "../call-contract";

export const readBrandCall: Call<typeof contract.readBrandContract> = {"method":"GET","path":"/api/v1/brand"};
export const readLogoCall: Call<typeof contract.readLogoContract> = {"method":"GET","path":"/api/v1/brand/logo"};
export const readSettingCall: Call<typeof contract.readSettingContract> = {"method":"GET","path":"/api/v1/admin/settings/{key}"};
export const writeLogoCall: Call<typeof contract.writeLogoContract> = {"method":"PUT","path":"/api/v1/admin/settings/logo"};
export const writeSettingCall: Call<typeof contract.writeSettingContract> = {"method":"PUT","path":"/api/v1/admin/settings/{key}"};
