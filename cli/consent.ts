import type { Context } from "./command";
import { EXIT, Failure } from "./exit-codes";
import { show } from "./output";

/**
 * Waits until a person agrees.
 * @param nothing what has not happened otherwise: "Nothing was bought"
 * @param seen what is agreed to: as text it was shown already, but for `--json`
 * @throws Failure notConfirmed, at once where nobody can answer
 */
export async function consent(
  { ask, out }: Pick<Context, "ask" | "out">,
  question: string,
  nothing: string,
  seen: { value: unknown; text: string },
): Promise<void> {
  if (ask === null) {
    if (out.json) show(out, seen.value, () => seen.text);
    throw new Failure(
      EXIT.notConfirmed,
      "not_confirmed",
      `${nothing}: nobody is here to agree. Look at it, then add --yes.`,
    );
  }
  // Nobody agrees to what they have not seen. The result alone is JSON, on the other stream.
  if (out.json) out.warn(`${seen.text}\n`);
  const answer = await ask(`${question} [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure(EXIT.notConfirmed, "not_confirmed", `${nothing}.`);
}
