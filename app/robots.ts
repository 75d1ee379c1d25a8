import type { MetadataRoute } from "next";

/** Public pages may be read by all; what needs a session is nothing for a search engine. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: ["/account", "/admin", "/api/", "/cart", "/checkout"] } };
}
