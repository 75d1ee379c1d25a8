// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/reviews/contract";
import type { ContractCall } from "../call-contract";

export const listReviewsCall: ContractCall<typeof contract.listReviewsContract> = {"method":"GET","path":"/api/v1/admin/reviews","answer":{"rows":[{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}]}};
export const previewDocumentCall: ContractCall<typeof contract.previewDocumentContract> = {"method":"GET","path":"/api/v1/reviews/{id}/documents/{documentId}/preview"};
export const removeDocumentCall: ContractCall<typeof contract.removeDocumentContract> = {"method":"DELETE","path":"/api/v1/reviews/{id}/documents/{documentId}","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
export const staffPreviewDocumentCall: ContractCall<typeof contract.staffPreviewDocumentContract> = {"method":"POST","path":"/api/v1/admin/documents/{documentId}/preview"};
export const startReviewCall: ContractCall<typeof contract.startReviewContract> = {"method":"POST","path":"/api/v1/registrants/{id}/reviews","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
export const submitReviewCall: ContractCall<typeof contract.submitReviewContract> = {"method":"POST","path":"/api/v1/reviews/{id}/submit","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
export const uploadDocumentCall: ContractCall<typeof contract.uploadDocumentContract> = {"method":"POST","path":"/api/v1/reviews/{id}/documents","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
