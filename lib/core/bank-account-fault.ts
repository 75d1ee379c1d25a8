/** An account's number as the bank writes it: without the spaces and hyphens that people type. */
export const bareAccount = (typed: string): string => typed.replace(/[\s\u3000-]/gu, "");

/**
 * Why this can't be the number of a bank account, as an error's code; null: it can. A person's number of 16 to 19 digits is a card's,
 * which ends in a check digit (Luhn). Companies' numbers have no rule that all banks keep.
 * @param account without spaces
 */
export function bankAccountFault(account: string, kind: "person" | "company"): string | null {
  if (!/^\d*$/.test(account)) return "payouts.account_digits";
  if (account.length < 8 || account.length > 32) return "payouts.account_length";
  if (kind === "person" && account.length >= 16 && account.length <= 19 && !hasCheckDigit(account)) {
    return "payouts.account_mistyped";
  }
  return null;
}

/** Luhn: every second digit from the right is doubled; the sum of all digits ends in 0. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
