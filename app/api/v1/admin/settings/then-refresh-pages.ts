import { revalidatePath } from "next/cache";

/**
 * After a setting was saved, prerendered pages are made anew at their next visit: on this process at once; other processes
 * learn by the layout's `revalidate`.
 */
export function thenRefreshPages<Args extends unknown[], T>(
  verb: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  return async (...args) => {
    const result = await verb(...args);
    revalidatePath("/", "layout");
    return result;
  };
}
