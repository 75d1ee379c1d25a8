const hadChannel = process.connected === true;

/**
 * Calls `stop` when the process that started this one is gone, killed perhaps, as the closing of the channel between them tells.
 * Nothing happens where there is no such channel.
 */
export function whenParentGone(stop: () => void): void {
  process.on("disconnect", stop);
  if (hadChannel && !process.connected) stop();
}
