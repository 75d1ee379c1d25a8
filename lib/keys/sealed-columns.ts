/** A column of sealed values (lib/core/secret.ts): the schema's `…Enc` fields. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The primary key's column, a uuid; it is part of a value's place (lib/core/secret.ts). */
  id: string;
  /** The column's name in a value's place, where it differs from `column`. */
  sealedAs?: string;
  /** Pictures, of which fewer are read at once. */
  large?: boolean;
}

/** All sealed columns; a test compares this list with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "users", column: "totp_secret_enc", id: "id" },
  { table: "registrants", column: "id_number_enc", id: "id" },
  { table: "review_documents", column: "content_enc", id: "id", large: true },
  { table: "review_documents", column: "preview_enc", id: "id", large: true },
  { table: "cart_items", column: "secret_enc", id: "id" },
  { table: "order_items", column: "secret_enc", id: "id" },
  { table: "attempts", column: "given_secrets_enc", id: "id" },
  { table: "attempt_replies", column: "raw_enc", id: "attempt_id", sealedAs: "raw" },
  { table: "services", column: "secrets_enc", id: "id" },
  { table: "control_runs", column: "input_enc", id: "id" },
  { table: "calendar_feeds", column: "token_enc", id: "customer_id" },
  { table: "mails", column: "token_enc", id: "id" },
  { table: "gateway_accounts", column: "keys_enc", id: "id" },
  { table: "approvals", column: "sealed_enc", id: "id" },
  { table: "payments", column: "order_enc", id: "id" },
  { table: "ticket_attachments", column: "content_enc", id: "id", large: true },
  { table: "fapiao_papers", column: "content_enc", id: "id", large: true },
  { table: "pay_links", column: "order_enc", id: "id" },
  { table: "payouts", column: "account_enc", id: "id" },
  { table: "webhook_endpoints", column: "secret_enc", id: "id" },
  { table: "bank_statement_rows", column: "details_enc", id: "id" },
];
