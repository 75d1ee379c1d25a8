/**
 * Moves labels apart that stand at nearly the same height, in their order, within the plot as far as there is room.
 * @param ys wanted heights in pixels from above. @returns the heights, in the same order.
 */
export function spreadLabels(ys: readonly number[], heightPx: number, gapPx = 16): number[] {
  const order = ys.map((y, at) => ({ y, at })).sort((one, other) => one.y - other.y);
  order.forEach((label, at) => {
    const above = order[at - 1];
    if (above) label.y = Math.max(label.y, above.y + gapPx);
  });
  for (let at = order.length - 1, below = heightPx + gapPx; at >= 0; at--) {
    const label = order[at];
    if (!label) continue;
    label.y = Math.min(label.y, below - gapPx);
    below = label.y;
  }
  const placed = new Map(order.map(({ y, at }) => [at, y]));
  return ys.map((y, at) => placed.get(at) ?? y);
}
