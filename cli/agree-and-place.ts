import { randomUUID } from "node:crypto";
import { formatFen } from "@/lib/core/money";
import { readCap, type SignedQuote } from "./actions/ask-quote";
import { placeQuote } from "./actions/place-quote";
import { type Context, textOf, type Values } from "./command";
import { consent } from "./consent";
import { EXIT, type ExitCode } from "./exit-codes";
import { plainText, show } from "./output";
import { quoteText } from "./quote-text";

/** Options of what buys. */
export const AGREED = { yes: { type: "boolean", short: "y" }, key: { type: "string" } } as const;

/**
 * Shows the signed quote, waits for the consent of a person or of `--yes`, and orders.
 * @throws Failure notConfirmed: nothing is bought.
 */
export async function agreeAndPlace(
  { out, shop, ask }: Context,
  quote: SignedQuote,
  values: Values,
  registrant?: { id: string; displayName: string },
): Promise<ExitCode> {
  const [cap, key] = [await readCap(shop()), textOf(values.key) ?? randomUUID()];
  const lines = [
    quoteText(quote),
    ...(registrant ? [`In the name of ${plainText(registrant.displayName)}.`] : []),
    cap ? `The token can spend ${formatFen(cap.leftFen)} more.` : "The token has no spending cap, so it can't buy.",
  ];
  if (!out.json) out.write(`${lines.join("\n")}\n`);
  if (!values.yes) await consent(ask, "Buy it?", "Nothing was bought");
  const order = await placeQuote(shop(), { quote: quote.quote, registrantId: registrant?.id }, key);
  show(out, { quote, order, key }, () => `Ordered: ${order.number}, ${formatFen(order.totalFen)} from the wallet.`);
  return EXIT.done;
}
