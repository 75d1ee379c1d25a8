import type { MetadataRoute } from "next";

/** Crawlers may read the public pages, but no page that needs a session or shows a cart. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: ["/account", "/admin", "/api/", "/cart", "/checkout"] } };
}
