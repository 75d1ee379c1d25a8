import { quotePurchase } from "../actions/ask-quote";
import { findRegistrant } from "../actions/find-registrant";
import { AGREED, agreeAndPlace } from "../agree-and-place";
import { type Command, textOf } from "../command";
import { readWanted, WANTED } from "./quote";

export const buy: Command = {
  usage: "kumquat buy <domain> [--years n] [--registrant <name or id>] [--code <text>] [--yes] [--key <text>]",
  does: "shows the signed quote, asks, and buys it from the wallet, within the token's spending cap",
  options: { ...WANTED, ...AGREED, registrant: { type: "string" } },
  async run(context, words, values) {
    const wanted = readWanted(words, values);
    const registrant =
      wanted.productLine === "domain" ? await findRegistrant(context.shop(), textOf(values.registrant)) : undefined;
    return await agreeAndPlace(context, await quotePurchase(context.shop(), wanted), values, registrant);
  },
};
