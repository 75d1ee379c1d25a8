/** The ceiling that is proposed for automatic renewal: a fifth above the price of now, in whole yuan, so that a small rise does not end it. */
export function proposedCeiling(priceFen: bigint): bigint {
  return ((priceFen * 12n + 999n) / 1000n) * 100n;
}
