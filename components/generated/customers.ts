// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/customers/contract";
import type { ContractCall } from "../call-contract";

export const changeCustomerCall: ContractCall<typeof contract.changeCustomerContract> = {"method":"PATCH","path":"/api/v1/admin/customers/{id}"};
export const changeStaffCall: ContractCall<typeof contract.changeStaffContract> = {"method":"PATCH","path":"/api/v1/admin/staff/{id}"};
export const createStaffCall: ContractCall<typeof contract.createStaffContract> = {"method":"POST","path":"/api/v1/admin/staff"};
export const exportCustomersCall: ContractCall<typeof contract.exportCustomersContract> = {"method":"GET","path":"/api/v1/admin/customers/csv"};
export const inviteAgainCall: ContractCall<typeof contract.inviteAgainContract> = {"method":"POST","path":"/api/v1/admin/staff/{id}/invitation"};
export const listCustomersCall: ContractCall<typeof contract.listCustomersContract> = {"method":"GET","path":"/api/v1/admin/customers","answer":{"rows":[{"createdAt":"at"}]}};
export const listStaffCall: ContractCall<typeof contract.listStaffContract> = {"method":"GET","path":"/api/v1/admin/staff","answer":{"rows":[{"createdAt":"at","invitedAt":"at"}]}};
export const readCustomerCall: ContractCall<typeof contract.readCustomerContract> = {"method":"GET","path":"/api/v1/admin/customers/{id}","answer":{"createdAt":"at","passwordSetAt":"at","sessions":[{"createdAt":"at","lastSeenAt":"at"}]}};
export const resetSecondFactorCall: ContractCall<typeof contract.resetSecondFactorContract> = {"method":"POST","path":"/api/v1/admin/people/{id}/second-factor-reset"};
export const setCustomerStatusCall: ContractCall<typeof contract.setCustomerStatusContract> = {"method":"POST","path":"/api/v1/admin/customers/{id}/status"};
