import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { partialEnv } from "@/lib/env";
import { publicPaths } from "./public-paths";

/** Every page that search engines may show. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // Made at each visit: a build knows neither the suffixes nor the shop's address.
  await connection();
  const { APP_URL } = partialEnv();
  return (await publicPaths()).map((path) => ({ url: `${APP_URL}${path === "/" ? "" : path}` }));
}
