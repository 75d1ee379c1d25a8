// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/customers/contract";
import type { Call } from "../call-contract";

export const changeCustomerCall: Call<typeof contract.changeCustomerContract> = {"method":"PATCH","path":"/api/v1/admin/customers/{id}"};
export const changeStaffCall: Call<typeof contract.changeStaffContract> = {"method":"PATCH","path":"/api/v1/admin/staff/{id}"};
export const createStaffCall: Call<typeof contract.createStaffContract> = {"method":"POST","path":"/api/v1/admin/staff"};
export const listCustomersCall: Call<typeof contract.listCustomersContract> = {"method":"GET","path":"/api/v1/admin/customers","answer":{"rows":[{"createdAt":"at"}]}};
export const listStaffCall: Call<typeof contract.listStaffContract> = {"method":"GET","path":"/api/v1/admin/staff","answer":{"rows":[{"createdAt":"at"}]}};
export const readCustomerCall: Call<typeof contract.readCustomerContract> = {"method":"GET","path":"/api/v1/admin/customers/{id}","answer":{"createdAt":"at","passwordSetAt":"at","sessions":[{"createdAt":"at","lastSeenAt":"at"}]}};
export const resetSecondFactorCall: Call<typeof contract.resetSecondFactorContract> = {"method":"POST","path":"/api/v1/admin/people/{id}/second-factor-reset"};
export const setCustomerStatusCall: Call<typeof contract.setCustomerStatusContract> = {"method":"POST","path":"/api/v1/admin/customers/{id}/status"};
