import { randomUUID } from "node:crypto";
import { formatFen } from "@/lib/core/money";
import { capText, readCap, type SignedQuote } from "./actions/ask-quote";
import { placeQuote, unseenOrder } from "./actions/place-quote";
import { type Context, textOf, type Values } from "./command";
import { consent } from "./consent";
import { EXIT, type ExitCode } from "./exit-codes";
import { interruptible } from "./interruptible";
import { plainText, show } from "./output";
import { quoteText } from "./quote-text";

/** Options of what buys. */
export const AGREED = { yes: { type: "boolean", short: "y" }, key: { type: "string" } } as const;

/**
 * Shows the signed quote, waits for the consent of a person or of `--yes`, and orders.
 * @throws Failure notConfirmed: nothing is bought.
 */
export async function agreeAndPlace(
  context: Context,
  quote: SignedQuote,
  values: Values,
  registrant?: { id: string; displayName: string },
): Promise<ExitCode> {
  const { out, shop } = context;
  const [cap, key] = [await readCap(shop()), textOf(values.key) ?? randomUUID()];
  const text = [
    quoteText(quote),
    ...(registrant ? [`In the name of ${plainText(registrant.displayName)}.`] : []),
    cap ? `The token can spend ${capText(cap)}.` : "The token has no spending cap, so it can't buy.",
  ].join("\n");
  if (!out.json) out.write(`${text}\n`);
  if (!values.yes) await consent(context, "Buy it?", "Nothing was bought", { value: { quote, order: null }, text });
  const again = `repeat the command with --key ${key}`;
  const order = await interruptible(out, unseenOrder(again), () =>
    placeQuote(shop(), { quote: quote.quote, registrantId: registrant?.id }, key, again),
  );
  show(out, { quote, order, key }, () => `Ordered: ${order.number}, ${formatFen(order.totalFen)} from the wallet.`);
  return EXIT.done;
}
