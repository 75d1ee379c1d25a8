import type { Output } from "./output";

/** 128 and the number of SIGINT, as shells say it. */
const INTERRUPTED = 130;

/** Does what buys or changes; Ctrl-C meanwhile ends the command and says what may have happened. */
export async function interruptible<T>(out: Output, unseen: string, work: () => Promise<T>): Promise<T> {
  const interrupted = () => {
    out.warn(`\n${unseen}\n`);
    process.exit(INTERRUPTED);
  };
  process.once("SIGINT", interrupted);
  try {
    return await work();
  } finally {
    process.off("SIGINT", interrupted);
  }
}
