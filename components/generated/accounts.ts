// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/accounts/contract";
import type { ContractCall } from "../call-contract";

export const changeEmailCall: ContractCall<typeof contract.changeEmailContract> = {"method":"POST","path":"/api/v1/account/email"};
export const changeOwnPasswordCall: ContractCall<typeof contract.changeOwnPasswordContract> = {"method":"POST","path":"/api/v1/account/password"};
export const changeProfileCall: ContractCall<typeof contract.changeProfileContract> = {"method":"PATCH","path":"/api/v1/account"};
export const confirmEmailCall: ContractCall<typeof contract.confirmEmailContract> = {"method":"POST","path":"/api/v1/confirm-email"};
export const disableTotpCall: ContractCall<typeof contract.disableTotpContract> = {"method":"DELETE","path":"/api/v1/account/totp"};
export const enableTotpCall: ContractCall<typeof contract.enableTotpContract> = {"method":"POST","path":"/api/v1/account/totp"};
export const endOtherSessionsCall: ContractCall<typeof contract.endOtherSessionsContract> = {"method":"DELETE","path":"/api/v1/account/sessions"};
export const endSessionCall: ContractCall<typeof contract.endSessionContract> = {"method":"DELETE","path":"/api/v1/account/sessions/{id}"};
export const listSessionsCall: ContractCall<typeof contract.listSessionsContract> = {"method":"GET","path":"/api/v1/account/sessions","answer":{"rows":[{"createdAt":"at","lastSeenAt":"at"}]}};
export const readSessionCall: ContractCall<typeof contract.readSessionContract> = {"method":"GET","path":"/api/v1/session"};
export const reauthCall: ContractCall<typeof contract.reauthContract> = {"method":"POST","path":"/api/v1/account/reauth"};
export const registerCall: ContractCall<typeof contract.registerContract> = {"method":"POST","path":"/api/v1/register"};
export const replaceRecoveryCodesCall: ContractCall<typeof contract.replaceRecoveryCodesContract> = {"method":"POST","path":"/api/v1/account/recovery-codes"};
export const requestPasswordResetCall: ContractCall<typeof contract.requestPasswordResetContract> = {"method":"POST","path":"/api/v1/password-reset"};
export const resendRegistrationCall: ContractCall<typeof contract.resendRegistrationContract> = {"method":"POST","path":"/api/v1/register/resend"};
export const resetPasswordCall: ContractCall<typeof contract.resetPasswordContract> = {"method":"POST","path":"/api/v1/password-reset/complete"};
export const setUpTotpCall: ContractCall<typeof contract.setUpTotpContract> = {"method":"POST","path":"/api/v1/account/totp/setup"};
