import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/**
 * Asks a person. Ctrl-C and the end of the input are an empty answer, so that nobody has agreed and the command ends by itself; the
 * question alone would wait for ever, or fail with a stack.
 * @param hidden what is typed is not shown
 */
export async function askAtTerminal(
  question: string,
  hidden = false,
  { input, output }: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } = {
    input: process.stdin,
    output: process.stderr,
  },
): Promise<string> {
  output.write(question);
  // Without an output the terminal shows nothing of what is typed.
  const echo = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : output;
  const terminal = createInterface({ input, output: echo, terminal: true });
  const closed = new Promise<string>((done) => terminal.once("close", () => done("")));
  const answered = terminal.question("").catch((error: Error) => {
    if (error.name !== "AbortError") throw error;
    return "";
  });
  try {
    return await Promise.race([answered, closed]);
  } finally {
    terminal.close();
    if (hidden) output.write("\n");
  }
}
