import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/** In a page: what a use case does not find becomes the not-found page; everything else rises to the error page. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && (error.status === 404 || error.status === 422)) notFound();
    throw error;
  }
}
