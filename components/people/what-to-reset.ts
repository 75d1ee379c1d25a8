/** What a reset takes from a person who lost their device; null: there is nothing. */
export function whatToReset({ secondFactor, passkeys }: { secondFactor: boolean; passkeys: number }) {
  if (passkeys === 0) return secondFactor ? "second-step" : null;
  return secondFactor ? "both" : "passkeys";
}
