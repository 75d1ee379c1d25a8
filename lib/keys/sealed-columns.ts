/** A column of sealed values (lib/core/secret.ts): the schema's `…Enc` fields. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The row's key, a uuid, which is part of what authenticates a value. */
  id: string;
  /** The column's name within what authenticates a value, where that is another. */
  sealedAs?: string;
  /** Pictures: fewer rows at once. */
  large?: boolean;
}

/** All there are; a test holds this list against the schema. */
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
];
