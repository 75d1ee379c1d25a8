"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { leaveQuestion } from "../questions";
import { watchLeaving } from "./unsaved-changes";

/**
 * The dialog in which a form asks whether its unsaved changes may be lost, and what watches the ways off its page. AskDialogs has it, and
 * the order forms of products, whose pages have no AskDialogs. It is loaded when it is first needed.
 */
export function LeaveQuestion() {
  const [dialog, setDialog] = useState<ReactNode>(null);
  const router = useRouter();

  useEffect(() => {
    const unregister = leaveQuestion.askWith(async () => {
      // Without a connection the dialog can't be loaded: that counts as cancelled.
      const loaded = await import("./leave-dialog").catch(() => null);
      if (!loaded) return false;
      return await new Promise((resolve) =>
        setDialog(
          <loaded.LeaveDialog
            onDone={(agreed) => {
              setDialog(null);
              resolve(agreed);
            }}
          />,
        ),
      );
    });
    const unwatch = watchLeaving((path) => router.push(path));
    return () => {
      unregister();
      unwatch();
    };
  }, [router]);

  return dialog;
}
