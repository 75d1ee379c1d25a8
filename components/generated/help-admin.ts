// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/help/admin-contract";
import type { ContractCall } from "../call-contract";

export const createHelpArticleCall: ContractCall<typeof contract.createHelpArticleContract> = {"method":"POST","path":"/api/v1/admin/help/articles","answer":{"updatedAt":"at"}};
export const previewHelpArticleCall: ContractCall<typeof contract.previewHelpArticleContract> = {"method":"POST","path":"/api/v1/admin/help/preview"};
export const removeHelpArticleCall: ContractCall<typeof contract.removeHelpArticleContract> = {"method":"DELETE","path":"/api/v1/admin/help/articles/{slug}"};
export const saveHelpArticleCall: ContractCall<typeof contract.saveHelpArticleContract> = {"method":"PUT","path":"/api/v1/admin/help/articles/{slug}","answer":{"updatedAt":"at"}};
