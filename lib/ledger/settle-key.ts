/** One key for capture and release: whichever comes first wins, and the other is refused by the unique key. */
export const settleKey = (itemId: string) => `item:${itemId}:settle`;
