import { notFound } from "next/navigation";
import { findForPage } from "./find-for-page";

/** Reads what a page is about. Shows the 404 page if the id is not a UUID, or if `read` finds nothing that the actor may see. */
export async function pageOr404<T>(id: string, read: () => Promise<T>): Promise<T> {
  return (await findForPage(id, read)) ?? notFound();
}
