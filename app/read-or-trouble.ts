import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/**
 * A read for a page: what doesn't exist is the 404 page, an expected failure comes back as its code, so that the page
 * can say so in the place of what did not load. Bugs rise.
 */
export async function readOrTrouble<T>(read: Promise<T>): Promise<{ value: T } | { trouble: string }> {
  try {
    return { value: await read };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 404) notFound();
    return { trouble: error.code };
  }
}
