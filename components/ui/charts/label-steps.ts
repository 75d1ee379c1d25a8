const WIDE = /\p{Script=Han}/u;
/** Widths of the plot from which more labels are shown: a phone's, half a screen's, a whole screen's (see BelowLabels). */
const ROOMS_PX = [240, 384, 672] as const;
const GAP_PX = 8;

/** At 12 px, roughly: it only decides how many labels fit. */
function widthPx(text: string): number {
  return [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 12 : 6.6), 0);
}

/** Every how many labels one is shown at each width of the plot, so that they don't touch. */
export function labelSteps(texts: readonly string[]): readonly number[] {
  const slotPx = Math.max(1, ...texts.map(widthPx)) + GAP_PX;
  return ROOMS_PX.map((roomPx) => Math.max(1, Math.ceil((texts.length * slotPx) / roomPx)));
}
