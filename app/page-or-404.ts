import { notFound } from "next/navigation";
import { orNotFound } from "@/lib/http/or-not-found";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A page about one thing: an id that is none, and a thing that is nobody's or somebody else's, is the 404 page. */
export async function pageOr404<T>(id: string, read: () => Promise<T>): Promise<T> {
  if (!UUID.test(id)) notFound();
  return await orNotFound(read());
}
