/**
 * The pattern of an email address that the upstream's client sends, without anchors: forms and contracts check by the same one, so that
 * nobody learns only when it is sent that an address can't be. It is the one of zod. Client-safe.
 */
export const EMAIL_PATTERN = String.raw`(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+\-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}`;
