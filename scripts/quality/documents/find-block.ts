import { type CommandBlock, commandBlocks } from "./command-blocks";
import { type BlockId, FOLLOWED } from "./followed";

/** @throws Error when its page has no block that begins so: the page was changed, and followed.ts was not */
export function findBlock(id: BlockId): CommandBlock {
  const { page, begins } = FOLLOWED[id];
  const longer = Object.values(FOLLOWED).filter(
    (other) => other.page === page && other.begins !== begins && other.begins.startsWith(begins),
  );
  const found = commandBlocks(page).find(
    ({ text }) => text.startsWith(begins) && !longer.some((other) => text.startsWith(other.begins)),
  );
  if (!found) throw new Error(`${page}.md has no block that begins with "${begins}" (${id} of followed.ts)`);
  return found;
}
