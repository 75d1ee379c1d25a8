/** With what a gateway's page sent the payer's browser back; undefined: it comes from elsewhere. */
export function payerCodeOf({
  code,
  state,
}: Record<string, string | string[] | undefined>): { code: string; state: string } | undefined {
  if (typeof code !== "string" || typeof state !== "string") return undefined;
  return { code: code.slice(0, 200), state: state.slice(0, 64) };
}
