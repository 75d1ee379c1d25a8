// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/reviews/contract";
import type { Call } from "../call-contract";

export const listReviewsCall: Call<typeof contract.listReviewsContract> = {"method":"GET","path":"/api/v1/admin/reviews","answer":{"rows":[{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}]}};
export const previewDocumentCall: Call<typeof contract.previewDocumentContract> = {"method":"GET","path":"/api/v1/reviews/{id}/documents/{documentId}/preview"};
export const removeDocumentCall: Call<typeof contract.removeDocumentContract> = {"method":"DELETE","path":"/api/v1/reviews/{id}/documents/{documentId}","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
export const staffPreviewDocumentCall: Call<typeof contract.staffPreviewDocumentContract> = {"method":"POST","path":"/api/v1/admin/documents/{documentId}/preview"};
export const startReviewCall: Call<typeof contract.startReviewContract> = {"method":"POST","path":"/api/v1/registrants/{id}/reviews","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
export const submitReviewCall: Call<typeof contract.submitReviewContract> = {"method":"POST","path":"/api/v1/reviews/{id}/submit","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
export const uploadDocumentCall: Call<typeof contract.uploadDocumentContract> = {"method":"POST","path":"/api/v1/reviews/{id}/documents","answer":{"consentAt":"at","submittedAt":"at","checkedAt":"at","decidedAt":"at","documents":[{"createdAt":"at","deletedAt":"at"}]}};
