import { useEffect, useRef } from "react";
import type { RequestFailure } from "@/components/call-contract";

/** What of a ticket an answer is written on: its last message, and whether it was closed. */
export interface SeenThread {
  /** Null: there is none, as in an imported ticket. */
  messageId: string | null;
  closed: boolean;
}

/**
 * What an answer names as read: what the page shows, which follows the ticket while the answer is written, and what a refusal has told
 * before the page shows it, so that the next press sends.
 */
export function useSeenThread({ messageId, closed }: SeenThread) {
  const seen = useRef<SeenThread>({ messageId, closed });
  useEffect(() => {
    seen.current = { messageId, closed };
  }, [messageId, closed]);
  return {
    now: () => seen.current,
    tell: ({ code, params }: Pick<RequestFailure, "code" | "params">) => {
      if (typeof params.messageId !== "string") return;
      const closedNow = seen.current.closed || code === "tickets.closed_meanwhile";
      seen.current = { messageId: params.messageId || null, closed: closedNow };
    },
  };
}
