import { askFree, availabilityText } from "../actions/ask-free";
import { quotePurchase } from "../actions/ask-quote";
import { type Command, textOf, type Values } from "../command";
import { EXIT } from "../exit-codes";
import { plainText, show } from "../output";
import { quoteText } from "../quote-text";
import { oneWord, readConfig, readProductLine, readYears, usage } from "../read-words";

/** Options by which what is to be bought is said. */
export const WANTED = {
  years: { type: "string" },
  product: { type: "string" },
  set: { type: "string", multiple: true },
  code: { type: "string" },
} as const;

/** A domain by its name, or a product by its line and the fields of its form. @throws Failure */
export function readWanted(words: readonly string[], values: Values) {
  const productLine = readProductLine(values) ?? "domain";
  const common = { years: readYears(values), config: readConfig(values), code: textOf(values.code) };
  if (productLine === "domain")
    return { productLine, ...common, name: oneWord(words, "a domain, such as mybrand.com") };
  if (words.length > 0) throw usage("What is not a domain is described by --set field=value alone.");
  return { productLine, ...common };
}

export const quote: Command = {
  usage: "kumquat quote <domain> [--years n] [--code <text>] | --product <line> [--set field=value …]",
  does: "asks for a signed price, valid for half an hour, and whether the domain is free; buys nothing",
  options: WANTED,
  async run({ out, shop }, words, values) {
    const wanted = readWanted(words, values);
    const asked = await quotePurchase(shop(), wanted);
    if (wanted.productLine !== "domain") {
      show(out, asked, () => quoteText(asked));
      return EXIT.done;
    }
    const availability = await askFree(shop(), asked.name);
    show(
      out,
      { ...asked, availability },
      () => `${quoteText(asked)}\n${plainText(availabilityText(asked.name, availability))}`,
    );
    return EXIT.done;
  },
};
