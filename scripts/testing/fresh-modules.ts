/**
 * Runs before each test file of a worker that several share, so that no file sees what another one left: our own modules are evaluated
 * anew, what they keep for the whole process (`globalThis.kumquat…`) is forgotten, and the environment is as the worker began with.
 * What was imported of node_modules stays.
 */
import { vi } from "vitest";

const worker = globalThis as unknown as { environmentAtFirst?: NodeJS.ProcessEnv } & Record<string, unknown>;

vi.resetModules();
for (const name of Object.keys(worker)) if (name.startsWith("kumquat")) delete worker[name];
worker.environmentAtFirst ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in worker.environmentAtFirst)) delete process.env[name];
Object.assign(process.env, worker.environmentAtFirst);
