import type { CustomerActor } from "@/lib/core/actor";

/**
 * Streams that one session, and one account, may have open in this process: more than anybody has pages open, and few enough
 * that nobody uses up the process's connections. With n processes an account has n × MOST_PER_ACCOUNT at most.
 */
export const MOST_PER_SESSION = 6;
export const MOST_PER_ACCOUNT = 12;

interface Stream {
  sessionId: string;
  close: () => void;
}

/** By account, the oldest first. */
const open = new Map<string, Stream[]>();

/** Counts an open stream; beyond the limits the oldest one is closed. @returns a function to call when the stream has ended */
export function countStream({ userId, sessionId }: CustomerActor, close: () => void): () => void {
  const stream = { sessionId, close };
  const streams = [...(open.get(userId) ?? []), stream];
  open.set(userId, streams);
  const ofSession = streams.filter((one) => one.sessionId === sessionId);
  const tooMany =
    ofSession.length > MOST_PER_SESSION ? ofSession[0] : streams.length > MOST_PER_ACCOUNT ? streams[0] : undefined;
  const leave = (gone: Stream) => {
    const left = (open.get(userId) ?? []).filter((one) => one !== gone);
    if (left.length > 0) open.set(userId, left);
    else open.delete(userId);
  };
  if (tooMany) {
    leave(tooMany);
    tooMany.close();
  }
  return () => leave(stream);
}
