import { headers } from "next/headers";
import { pagesOf } from "@/lib/product-lines/pages";
import { findPageService } from "./services/[id]/page-service";
import { ownListOf } from "./services/own-list";

/**
 * The navigation item of the requested page, where the address does not tell: all services have the same address, whatever their
 * product line. Null if the address tells, and for a service that does not exist: its page then shows the 404 text within the frame.
 */
export async function askedNavPlace(): Promise<string | null> {
  // The web process sets this header, because a layout does not know the address of its page.
  const [path = "", query = ""] = ((await headers()).get("x-path") ?? "").split("?");
  const [, area, section, id] = path.split("/");
  if (area !== "account" || section !== "services") return null;
  const productLine = id
    ? (await findPageService(id))?.productLine
    : ownListOf(Object.fromEntries(new URLSearchParams(query)));
  return productLine ? pagesOf(productLine).navPlace : null;
}
