import { quoteRenewal } from "../actions/ask-quote";
import { AGREED, agreeAndPlace } from "../agree-and-place";
import { type Command, textOf } from "../command";
import { oneWord, readYears } from "../read-words";

export const renew: Command = {
  usage: "kumquat renew <name or id> [--years n] [--code <text>] [--yes] [--key <text>]",
  does: "shows the signed price of renewing a service, asks, and renews it from the wallet",
  options: { years: { type: "string" }, code: { type: "string" }, ...AGREED },
  async run(context, words, values) {
    const service = oneWord(words, "the service, such as mybrand.com");
    const wanted = { service, years: readYears(values), code: textOf(values.code) };
    const quote = await quoteRenewal(context.shop(), wanted);
    return await agreeAndPlace(context, quote, values);
  },
};
