"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { LeaveQuestion } from "@/components/form/leave-question";
import { passwordQuestion, signInQuestion } from "@/components/questions";
import { useVisitor } from "./use-visitor";

type Ask = (dialog: (onDone: (given: boolean) => void) => ReactNode) => Promise<boolean>;

/**
 * The dialogs in which a call asks the user to sign in again or for the password (see useCall), and in which a form asks whether its
 * unsaved changes may be lost. The layouts of the account and of the back office have them, and the checkout. Each is loaded when it
 * is first needed. @param userId who the page was made for
 */
export function AskDialogs({ userId }: { userId: string }) {
  const [dialog, setDialog] = useState<ReactNode>(null);
  const { user } = useVisitor();
  const email = useRef("");
  if (user) email.current = user.email; // kept after the session has ended

  useEffect(() => {
    const ask: Ask = (make) =>
      new Promise((resolve) => {
        const asked = make((given) => {
          // An answer may come after the user has cancelled, and another dialog has opened.
          setDialog((now) => (now === asked ? null : now));
          resolve(given);
        });
        setDialog(asked);
      });
    // Without a connection the dialog can't be loaded: that counts as cancelled.
    const unregister = [
      signInQuestion.askWith(() =>
        import("./sign-in-dialog").then(
          ({ SignInDialog }) => ask((onDone) => <SignInDialog email={email.current} userId={userId} onDone={onDone} />),
          () => false,
        ),
      ),
      passwordQuestion.askWith(() =>
        import("./password-dialog").then(
          ({ PasswordDialog }) => ask((onDone) => <PasswordDialog onDone={onDone} />),
          () => false,
        ),
      ),
    ];
    return () => {
      for (const stop of unregister) stop();
    };
  }, [userId]);

  return (
    <>
      {dialog}
      <LeaveQuestion />
    </>
  );
}
