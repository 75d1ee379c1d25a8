// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/accounts/contract";
import type { Call } from "../call-contract";

export const changeEmailCall: Call<typeof contract.changeEmailContract> = {"method":"POST","path":"/api/v1/account/email"};
export const changeOwnPasswordCall: Call<typeof contract.changeOwnPasswordContract> = {"method":"POST","path":"/api/v1/account/password"};
export const changeProfileCall: Call<typeof contract.changeProfileContract> = {"method":"PATCH","path":"/api/v1/account"};
export const confirmEmailCall: Call<typeof contract.confirmEmailContract> = {"method":"POST","path":"/api/v1/confirm-email"};
export const disableTotpCall: Call<typeof contract.disableTotpContract> = {"method":"DELETE","path":"/api/v1/account/totp"};
export const enableTotpCall: Call<typeof contract.enableTotpContract> = {"method":"POST","path":"/api/v1/account/totp"};
export const endOtherSessionsCall: Call<typeof contract.endOtherSessionsContract> = {"method":"DELETE","path":"/api/v1/account/sessions"};
export const endSessionCall: Call<typeof contract.endSessionContract> = {"method":"DELETE","path":"/api/v1/account/sessions/{id}"};
export const listSessionsCall: Call<typeof contract.listSessionsContract> = {"method":"GET","path":"/api/v1/account/sessions","answer":{"rows":[{"createdAt":"at","lastSeenAt":"at"}]}};
export const readSessionCall: Call<typeof contract.readSessionContract> = {"method":"GET","path":"/api/v1/session"};
export const reauthCall: Call<typeof contract.reauthContract> = {"method":"POST","path":"/api/v1/account/reauth"};
export const registerCall: Call<typeof contract.registerContract> = {"method":"POST","path":"/api/v1/register"};
export const replaceRecoveryCodesCall: Call<typeof contract.replaceRecoveryCodesContract> = {"method":"POST","path":"/api/v1/account/recovery-codes"};
export const requestPasswordResetCall: Call<typeof contract.requestPasswordResetContract> = {"method":"POST","path":"/api/v1/password-reset"};
export const resetPasswordCall: Call<typeof contract.resetPasswordContract> = {"method":"POST","path":"/api/v1/password-reset/complete"};
export const setUpTotpCall: Call<typeof contract.setUpTotpContract> = {"method":"POST","path":"/api/v1/account/totp/setup"};
