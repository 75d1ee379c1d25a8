import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-actor";

/** Orders are where staff begin. */
export default async function AdminPage() {
  await requireStaff();
  redirect("/admin/orders");
}
