import type { Faults } from "./control/faults";
import type { CallLog } from "./http/call-log";
import type { World } from "./world/world";

/** One running sandbox: its world, the log of its calls, the faults that are planted. */
export interface Sandbox {
  readonly world: World;
  readonly calls: CallLog;
  readonly faults: Faults;
}
