import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-actor";

/** The 404 page of every address below /admin that has no page: without it the shop's would answer, without the back office's frame. */
export default async function UnknownStaffPage() {
  await requireStaff();
  notFound();
}
