import { notFound } from "next/navigation";

/** The 404 page of every address that has no page. Never cached, because anybody can make up any number of addresses. */
export const dynamic = "force-dynamic";

export default function UnknownPage() {
  notFound();
}
