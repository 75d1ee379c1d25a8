/** What of a control decides beside which others it may run. */
interface Weight {
  slow?: unknown;
  danger?: boolean;
  interrupts?: boolean;
}

const isHeavy = ({ slow, danger, interrupts }: Weight) => Boolean(slow) || danger === true || interrupts === true;

/**
 * Whether two different controls of one service can't be under way at once: one of them is slow, and the other one is slow too, loses data
 * or interrupts. Together they would spoil each other's work at the upstream: a server that is rebuilt while its disk is restored. Rows make
 * no difference, because what is slow works on the whole product. Quick ones don't rule each other out: two mailboxes can be deleted one right
 * after the other, and a setting that loses nothing can be changed whatever goes on. A control that is no longer there rules nothing out.
 */
export function ruleEachOtherOut(one: Weight | undefined, other: Weight | undefined): boolean {
  if (!one || !other) return false;
  return (Boolean(one.slow) && isHeavy(other)) || (Boolean(other.slow) && isHeavy(one));
}
