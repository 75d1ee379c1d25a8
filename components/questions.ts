/**
 * A question to the user: for something that a call needs before it can succeed, or for the consent to something that can't be
 * undone. The dialog that asks belongs to the layout of the page; on a page without it the answer is false at once. Two that ask at
 * the same time share one dialog.
 */
function question() {
  let dialog: (() => Promise<boolean>) | undefined;
  let pending: Promise<boolean> | undefined;
  return {
    /** True if the user agreed, or gave what was asked for and the server accepted it; false if they cancelled. Never rejects. */
    ask(): Promise<boolean> {
      if (!dialog) return Promise.resolve(false);
      pending ??= dialog().finally(() => {
        pending = undefined;
      });
      return pending;
    },
    /** Registers the dialog that asks. @returns a function that unregisters it. */
    askWith(ask: () => Promise<boolean>): () => void {
      dialog = ask;
      return () => {
        if (dialog === ask) dialog = undefined;
      };
    },
  };
}

/** The user's own password again, before something that matters. */
export const passwordQuestion = question();

/** Signing in again, after the session has ended. */
export const signInQuestion = question();

/** Whether the unsaved changes of a form may be lost. */
export const leaveQuestion = question();
