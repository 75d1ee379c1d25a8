import { notFound } from "next/navigation";

/** Every address that has no page. Never cached: anybody can make up addresses. */
export const dynamic = "force-dynamic";

export default function Nowhere() {
  notFound();
}
