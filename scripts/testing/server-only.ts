// Replaces the package `server-only` where code runs in plain Node (worker, scripts, tests).
export {};
