/** The PasswordDialog that the layout of this page renders. */
let dialog: (() => Promise<boolean>) | undefined;
let pending: Promise<boolean> | undefined;

/**
 * Asks the person for their own password again. True if the server accepted it; false if they cancelled, or if the page has no
 * PasswordDialog (pages outside the account and the back office). Two calls at once share one dialog.
 */
export function askPassword(): Promise<boolean> {
  if (!dialog) return Promise.resolve(false);
  pending ??= dialog().finally(() => {
    pending = undefined;
  });
  return pending;
}

/** Registers the dialog that asks. @returns a function that unregisters it. */
export function registerPasswordDialog(ask: () => Promise<boolean>): () => void {
  dialog = ask;
  return () => {
    if (dialog === ask) dialog = undefined;
  };
}
