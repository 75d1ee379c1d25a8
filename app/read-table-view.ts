import { cookies } from "next/headers";
import { parseView, type TableView, viewCookie } from "@/components/ui/table/table-view";

/** How this browser looks at one of the staff's lists. */
export async function readTableView(list: string): Promise<TableView> {
  return parseView(list, (await cookies()).get(viewCookie(list))?.value);
}
