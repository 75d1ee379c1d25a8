/**
 * Where a page notices presses (watchPresses in form/after-press.ts), `hold` gives its argument once no pointer is pressed. What notices them
 * is no part of the smallest pages.
 */
export const press: { hold?: <T>(answer: T) => Promise<T> } = {};
