import type { Context } from "./command";
import { EXIT, Failure } from "./exit-codes";

/**
 * Waits until a person agrees.
 * @param nothing what has not happened otherwise: "Nothing was bought"
 * @throws Failure notConfirmed, at once where nobody can answer
 */
export async function consent(ask: Context["ask"], question: string, nothing: string): Promise<void> {
  if (ask === null) {
    throw new Failure(
      EXIT.notConfirmed,
      "not_confirmed",
      `${nothing}: nobody is here to agree. Look at it, then add --yes.`,
    );
  }
  const answer = await ask(`${question} [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure(EXIT.notConfirmed, "not_confirmed", `${nothing}.`);
}
