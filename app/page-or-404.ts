import { notFound } from "next/navigation";
import { orNotFound } from "@/lib/http/or-not-found";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads what a page is about. Shows the 404 page if the id is not a UUID, or if `read` finds nothing that the actor may see. */
export async function pageOr404<T>(id: string, read: () => Promise<T>): Promise<T> {
  if (!UUID.test(id)) notFound();
  return await orNotFound(read());
}
