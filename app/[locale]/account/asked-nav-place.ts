import { headers } from "next/headers";
import { pagesOf } from "@/lib/product-lines/pages";
import { pageService } from "./services/[id]/page-service";
import { ownListOf } from "./services/own-list";

/**
 * Which item of the navigation the page belongs to that was asked for, where its address doesn't tell: services stand at one
 * address whatever their product line. Null: the address tells.
 */
export async function askedNavPlace(): Promise<string | null> {
  // Set by the web process: a layout itself does not know the page's address.
  const [path = "", query = ""] = ((await headers()).get("x-path") ?? "").split("?");
  const [, area, section, id] = path.split("/");
  if (area !== "account" || section !== "services") return null;
  const line = id ? (await pageService(id)).line : ownListOf(Object.fromEntries(new URLSearchParams(query)));
  return line ? pagesOf(line).navPlace : null;
}
