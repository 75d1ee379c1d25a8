import { revalidatePath } from "next/cache";

/**
 * After a setting is saved, this process renders prerendered pages again at their next visit. Other processes notice the change by
 * themselves (app/api/web-process) or by the `revalidate` of the layout.
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
