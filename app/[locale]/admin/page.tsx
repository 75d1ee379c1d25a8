import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-actor";

/** The back office starts with the orders. */
export default async function AdminPage() {
  await requireStaff();
  redirect("/admin/orders");
}
