const hadChannel = process.connected === true;

/**
 * Calls `stop` when the process that started this one has ended, even if it was killed: the IPC channel between them closes.
 * Does nothing in a process without such a channel.
 */
export function whenParentGone(stop: () => void): void {
  process.on("disconnect", stop);
  if (hadChannel && !process.connected) stop();
}
