import { say } from "../proxies/steps";
import { type Substitution, substituted } from "./read-commands";
import { runLine } from "./run-line";

/** Follows a page's commands in a folder, as a reader does who copies them into a shell. */
export class PageFollower {
  private readonly told = new Set<Substitution>();

  constructor(
    public folder: string,
    private readonly environment: Record<string, string>,
    private readonly substitutions: readonly Substitution[],
  ) {}

  /** @returns what the command printed. @throws Error with it when the command fails */
  run = async (command: string): Promise<string> => {
    const { line, used } = substituted(command, this.substitutions);
    for (const one of used.filter((each) => !this.told.has(each))) {
      this.told.add(one);
      say(`        otherwise than the page: ${one.why}`);
    }
    const { code, text } = await runLine("bash", ["-e", "-o", "pipefail", "-c", line], {
      folder: this.folder,
      environment: this.environment,
    });
    if (code !== 0) throw new Error(`exit code ${code}\n${text.slice(-4_000)}`);
    return text;
  };

  /** Like `run`, for a step that has nothing to add when its command succeeds. */
  quietly = async (command: string): Promise<void> => {
    await this.run(command);
  };
}
