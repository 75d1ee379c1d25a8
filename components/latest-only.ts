/**
 * Of several readings of the same thing under way at once, the one that was begun last counts: an earlier one whose answer comes later shows
 * an older state. @returns a function that begins a reading, and gives one that says whether no other has begun since.
 */
export function latestOnly(): () => () => boolean {
  let latest = 0;
  return () => {
    latest += 1;
    const mine = latest;
    return () => mine === latest;
  };
}
