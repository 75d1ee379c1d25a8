import { randomUUID } from "node:crypto";
import { formatFen } from "@/lib/core/money";
import type { OrderView } from "@/lib/orders/contract";
import { capText, readCap, type SignedQuote } from "./actions/ask-quote";
import { placeQuote } from "./actions/place-quote";
import { type Context, textOf, type Values } from "./command";
import { consent } from "./consent";
import { EXIT, type ExitCode, Failure } from "./exit-codes";
import { type Output, plainText, show } from "./output";
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
  const order = await placeInterruptible(out, key, () =>
    placeQuote(shop(), { quote: quote.quote, registrantId: registrant?.id }, key),
  );
  show(out, { quote, order, key }, () => `Ordered: ${order.number}, ${formatFen(order.totalFen)} from the wallet.`);
  return EXIT.done;
}

/** Whoever buys again without the key of an order that was placed unseen pays twice. */
async function placeInterruptible(out: Output, key: string, place: () => Promise<OrderView>): Promise<OrderView> {
  const unseen = `The order may have been placed. Look at your orders, or buy with --key ${key}: then it is one order.`;
  const interrupted = () => {
    out.warn(`\n${unseen}\n`);
    process.exit(INTERRUPTED);
  };
  process.once("SIGINT", interrupted);
  try {
    return await place();
  } catch (error) {
    if (!(error instanceof Failure) || error.exit !== EXIT.unreachable) throw error;
    throw new Failure(error.exit, error.code, `${error.message} ${unseen}`, error.fields, error.requestId);
  } finally {
    process.off("SIGINT", interrupted);
  }
}

/** 128 and the number of SIGINT, as shells say it. */
const INTERRUPTED = 130;
