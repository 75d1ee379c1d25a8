import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/**
 * Waits for a read of a page. What does not exist is the 404 page; an expected failure is returned as its code, so that the page
 * can show it in place of the data. All other errors are thrown.
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
