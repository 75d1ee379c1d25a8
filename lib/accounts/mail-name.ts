/**
 * How a mail may greet an account: by its name once its address is confirmed. Until then anybody may have typed both, and a
 * mail of the shop must not carry a stranger's words to a stranger.
 */
export function mailName(user: { name: string; emailVerifiedAt: Date | null }): string {
  return user.emailVerifiedAt ? user.name : "";
}
