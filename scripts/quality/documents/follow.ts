import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BareMachine } from "./bare-machine";
import { findBlock } from "./find-block";
import { type BlockId, FOLLOWED, type Followed } from "./followed";

/** Follows blocks of docs/operations on a machine, as followed.ts says. */
export class Follower {
  readonly followed = new Set<BlockId>();

  constructor(
    readonly machine: BareMachine,
    /** Runs a block on the machine that builds. */
    readonly onBuilder: (script: string) => Promise<string>,
  ) {}

  /** @param own more that a reader puts in the place of an example. @returns its output. @throws Error when it fails or says something else */
  async follow(id: BlockId, own: readonly (readonly [string, string])[] = []): Promise<string> {
    const how: Followed = FOLLOWED[id];
    if (how.not) throw new Error(`${id} is not to be followed: ${how.not}`);
    let { text } = findBlock(id);
    for (const [example, mine] of [...(how.instead ?? []), ...own]) {
      if (!text.includes(example)) throw new Error(`${id} has no "${example}"`);
      text = text.replaceAll(example, mine);
    }
    this.followed.add(id);
    if (how.file) {
      const file = join(this.machine.root, how.file);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${text}\n`);
      return "";
    }
    if (how.on === "builder") return saying(how, await this.onBuilder(text));
    const before = how.inShop ? `${findBlock("environment").text}\n` : "";
    // Where a page says another folder, it is gone to after the shell has begun.
    const folder = how.inShop && how.in ? `cd '${how.in}'\n` : "";
    return saying(how, await this.machine.run(`${before}${folder}${text}`, { in: how.in }));
  }

  /** Like `follow`, for a step that has nothing to add when its block succeeds. */
  quietly = async (id: BlockId): Promise<void> => {
    await this.follow(id);
  };

  /** Blocks that should have been followed and were not. */
  left(): BlockId[] {
    return (Object.keys(FOLLOWED) as BlockId[]).filter((id) => !("not" in FOLLOWED[id]) && !this.followed.has(id));
  }
}

function saying({ says }: Followed, output: string): string {
  if (says && !says.test(output)) throw new Error(`does not say ${says}:\n${output.slice(-3_000)}`);
  return output;
}
