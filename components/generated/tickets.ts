// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/tickets/contract";
import type { ContractCall } from "../call-contract";

export const closeTicketCall: ContractCall<typeof contract.closeTicketContract> = {"method":"POST","path":"/api/v1/tickets/{id}/close","answer":{"createdAt":"at","lastAt":"at","closedAt":"at","messages":[{"createdAt":"at"}]}};
export const listTicketsCall: ContractCall<typeof contract.listTicketsContract> = {"method":"GET","path":"/api/v1/tickets","answer":{"rows":[{"createdAt":"at","lastAt":"at"}]}};
export const openTicketCall: ContractCall<typeof contract.openTicketContract> = {"method":"POST","path":"/api/v1/tickets","idempotent":true};
export const readAttachmentCall: ContractCall<typeof contract.readAttachmentContract> = {"method":"GET","path":"/api/v1/tickets/{id}/attachments/{attachmentId}"};
export const readTicketCall: ContractCall<typeof contract.readTicketContract> = {"method":"GET","path":"/api/v1/tickets/{id}","answer":{"createdAt":"at","lastAt":"at","closedAt":"at","messages":[{"createdAt":"at"}]}};
export const reopenTicketCall: ContractCall<typeof contract.reopenTicketContract> = {"method":"POST","path":"/api/v1/tickets/{id}/reopen","idempotent":true,"answer":{"createdAt":"at","lastAt":"at","closedAt":"at","messages":[{"createdAt":"at"}]}};
export const replyToTicketCall: ContractCall<typeof contract.replyToTicketContract> = {"method":"POST","path":"/api/v1/tickets/{id}/messages","idempotent":true,"answer":{"createdAt":"at","lastAt":"at","closedAt":"at","messages":[{"createdAt":"at"}]}};
