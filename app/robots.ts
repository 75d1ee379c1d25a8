import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { partialEnv } from "@/lib/env";

/** Crawlers may read the public pages, but no page that needs a session or shows a cart. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // A build does not know the shop's address.
  await connection();
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/account", "/admin", "/api/", "/cart", "/checkout"] },
    sitemap: `${partialEnv().APP_URL}/sitemap.xml`,
  };
}
