import { defineConfig } from "prisma/config";

// The connection is a driver adapter at run time (lib/db); the CLI here only generates and validates.
export default defineConfig({ schema: "prisma/schema" });
