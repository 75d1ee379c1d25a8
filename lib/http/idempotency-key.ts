/** What the header Idempotency-Key may be, for the server and for OpenAPI. */
export const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,100}$/;
