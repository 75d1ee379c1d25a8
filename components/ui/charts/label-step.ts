const WIDE = /\p{Script=Han}/u;
/** The plot beside its axis, at least: on a phone of 390 px, and on a screen. */
const PHONE_PX = 270;
const SCREEN_PX = 560;
const GAP_PX = 8;

/** At 12 px, roughly: it only decides how many labels fit. */
function widthPx(text: string): number {
  return [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 12 : 6.6), 0);
}

/** Every how many labels one is shown, so that they don't touch: on a phone, and on a screen. */
export function labelStep(texts: readonly string[]): { phone: number; screen: number } {
  const slotPx = Math.max(1, ...texts.map(widthPx)) + GAP_PX;
  const every = (roomPx: number) => Math.max(1, Math.ceil((texts.length * slotPx) / roomPx));
  return { phone: every(PHONE_PX), screen: every(SCREEN_PX) };
}
