/** What of a control decides beside which others it may run. */
interface Weight {
  id: string;
  slow?: unknown;
  danger?: boolean;
  interrupts?: boolean;
  cutsShort?: readonly string[];
}

/** What an upgrade is among controls: it works on the whole product, and for as long as a slow one. */
export const UPGRADE_WEIGHT: Weight = { id: "upgrade", slow: true };

const isHeavy = ({ slow, danger, interrupts }: Weight) => Boolean(slow) || danger === true || interrupts === true;

/**
 * Whether a control of a service has to wait for a different one that is under way: one of them is slow, and the other one is slow too, loses
 * data or interrupts. Together they would spoil each other's work at the upstream: a server that is rebuilt while its disk is restored. Rows
 * make no difference, because what is slow works on the whole product. Quick ones don't wait for each other: two mailboxes can be deleted one
 * right after the other, and a setting that loses nothing can be changed whatever goes on. Nothing waits for a control that is no longer
 * there, and what is made to cut another one short (`cutsShort`) does not wait for it.
 */
export function waitsForControl(wanted: Weight | undefined, underWay: Weight | undefined): boolean {
  if (!wanted || !underWay || wanted.cutsShort?.includes(underWay.id)) return false;
  return (Boolean(wanted.slow) && isHeavy(underWay)) || (Boolean(underWay.slow) && isHeavy(wanted));
}
