// Runs before each test file of a worker that several share: what stands in memory of our own modules (the environment, pools,
// remembered settings, mocks) is the file's own. What was imported of node_modules stays.
import { vi } from "vitest";

vi.resetModules();
