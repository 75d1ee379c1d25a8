// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/accounts/passkey-contract";
import type { ContractCall } from "../call-contract";

export const addPasskeyCall: ContractCall<typeof contract.addPasskeyContract> = {"method":"POST","path":"/api/v1/account/passkeys"};
export const askPasskeyAgainCall: ContractCall<typeof contract.askPasskeyAgainContract> = {"method":"POST","path":"/api/v1/account/reauth/passkey/options"};
export const askPasskeyCall: ContractCall<typeof contract.askPasskeyContract> = {"method":"POST","path":"/api/v1/sign-in/passkey"};
export const listPasskeysCall: ContractCall<typeof contract.listPasskeysContract> = {"method":"GET","path":"/api/v1/account/passkeys","answer":{"rows":[{"createdAt":"at","lastUsedAt":"at"}]}};
export const offerPasskeyCall: ContractCall<typeof contract.offerPasskeyContract> = {"method":"POST","path":"/api/v1/account/passkeys/options"};
export const reauthWithPasskeyCall: ContractCall<typeof contract.reauthWithPasskeyContract> = {"method":"POST","path":"/api/v1/account/reauth/passkey"};
export const removePasskeyCall: ContractCall<typeof contract.removePasskeyContract> = {"method":"DELETE","path":"/api/v1/account/passkeys/{id}"};
