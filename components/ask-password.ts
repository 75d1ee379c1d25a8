/** Who asks for the password on this page: the one PasswordDialog of its layout. */
let dialog: (() => Promise<boolean>) | undefined;
let underway: Promise<boolean> | undefined;

/**
 * Asks the person in front of the page for their own password again. True once it was given and the server took it; false when
 * they gave up, or when nobody asks here (pages outside the account and the back office). Two at once are one question.
 */
export function askPassword(): Promise<boolean> {
  if (!dialog) return Promise.resolve(false);
  underway ??= dialog().finally(() => {
    underway = undefined;
  });
  return underway;
}

/** From now on this dialog asks. @returns what ends it. */
export function answerAskPassword(ask: () => Promise<boolean>): () => void {
  dialog = ask;
  return () => {
    if (dialog === ask) dialog = undefined;
  };
}
