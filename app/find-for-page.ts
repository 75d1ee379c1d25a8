import { AppError } from "@/lib/core/errors";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a part of an address can be the id of something. */
export const isId = (text: string): boolean => UUID.test(text);

/** Reads what a page is about; null if the id is not a UUID, or if `read` finds nothing that the actor may see. */
export async function findForPage<T>(id: string, read: () => Promise<T>): Promise<T | null> {
  if (!isId(id)) return null;
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && (error.status === 404 || error.status === 422)) return null;
    throw error;
  }
}
